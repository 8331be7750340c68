/** Finds texts that come twice among many, in memory that does not grow with their number. */
import type { AppendedFile, Files } from '../io.ts'

/** A 64-bit hash in two halves; never both zero. */
export type Hash = readonly [high: number, low: number]

/** How many hashes are compared in memory at once: 2 MB. */
const PART_SIZE = 131_072
/** More parts than this would read the file too often; they grow instead. */
const MOST_PARTS = 64
const BUFFERED = 8192

/**
 * Notes texts by their hashes, which go to a file when they are many, and compares those one part
 * after the other.
 *
 * A hash may come twice without its text, about once in 30 million runs of a million texts, so the
 * caller confirms what is found by the texts themselves.
 */
export class RepeatedTexts {
  readonly #files: Files
  readonly #path: string
  #file: AppendedFile | undefined
  readonly #buffer = new Uint32Array(2 * BUFFERED)
  #buffered = 0
  #count = 0

  /** @param path - of the file, which `close` removes. */
  constructor(files: Files, path: string) {
    this.#files = files
    this.#path = path
  }

  async add(text: string): Promise<void> {
    this.#buffer.set(hash64(text), this.#buffered)
    this.#buffered += 2
    this.#count += 1
    if (this.#buffered === this.#buffer.length) await this.#flush()
  }

  /** Gives each hash that was noted before, once for every time it came again. */
  async *repeated(): AsyncGenerator<Hash> {
    if (this.#file !== undefined) await this.#flush()
    const parts = Math.min(MOST_PARTS, Math.ceil(this.#count / PART_SIZE))
    for (let part = 0; part < parts; part += 1) {
      const seen = new HashSet()
      for await (const hashes of this.#chunks()) yield* seen.addAll(hashes, { part, parts })
    }
  }

  async close(): Promise<void> {
    if (this.#file === undefined) return
    await this.#file.close()
    await this.#files.remove(this.#path)
  }

  async #flush(): Promise<void> {
    this.#file ??= await this.#files.openAppend(this.#path, 0)
    const bytes = new Uint8Array(this.#buffer.buffer, 0, this.#buffered * 4)
    await this.#file.append(bytes)
    this.#buffered = 0
  }

  /** Gives all hashes, in pieces. */
  async *#chunks(): AsyncGenerator<Uint32Array> {
    if (this.#file === undefined) {
      yield this.#buffer.subarray(0, this.#buffered)
      return
    }
    const aligned = new Uint32Array(2 * BUFFERED)
    const bytes = new Uint8Array(aligned.buffer)
    let filled = 0
    for await (const chunk of this.#files.readBytes(this.#path)) {
      for (let from = 0; from < chunk.length; ) {
        const piece = chunk.subarray(from, from + bytes.length - filled)
        bytes.set(piece, filled)
        from += piece.length
        filled += piece.length
        if (filled < bytes.length) continue
        yield aligned
        filled = 0
      }
    }
    yield aligned.subarray(0, filled / 4)
  }
}

/** A table of hashes with free slots between them. */
class HashSet {
  #slots = new Uint32Array(2 * 1024)
  #count = 0

  /** Adds the hashes of one part; gives those that were there already. */
  addAll(hashes: Uint32Array, { part, parts }: { part: number; parts: number }): readonly Hash[] {
    const again: Hash[] = []
    for (let at = 0; at < hashes.length; at += 2) {
      const [high = 0, low = 0] = [hashes[at], hashes[at + 1]]
      if (high % parts === part && this.#add(high, low)) again.push([high, low])
    }
    return again
  }

  /** Adds a hash; true when it was there already. */
  #add(high: number, low: number): boolean {
    if (this.#place(high, low)) return true
    this.#count += 1
    if (this.#count * 4 > (this.#slots.length / 2) * 3) this.#grow()
    return false
  }

  #place(high: number, low: number): boolean {
    const mask = this.#slots.length / 2 - 1
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const [storedHigh, storedLow] = [this.#slots[2 * slot], this.#slots[2 * slot + 1]]
      if (storedHigh === high && storedLow === low) return true
      if (storedHigh !== 0 || storedLow !== 0) continue
      this.#slots[2 * slot] = high
      this.#slots[2 * slot + 1] = low
      return false
    }
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += 2) {
      const [high = 0, low = 0] = [old[at], old[at + 1]]
      if (high !== 0 || low !== 0) this.#place(high, low)
    }
  }
}

/** Two rounds of a 32-bit multiply-and-mix hash with different seeds. */
export function hash64(text: string): Hash {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return [high >>> 0, low >>> 0 || 1]
}

/** A set of texts that keeps 8 bytes of each: a million keys fit into 16 MB. */

/**
 * Remembers texts by a 64-bit hash.
 *
 * A text that was never added may be taken for one that was, about once in 30 million runs of a
 * million texts, so the caller confirms a hit by other means.
 */
export class HashSet {
  #slots = new Uint32Array(2 * 1024)
  #count = 0

  /** Adds a text; true when it (or one of the same hash) was there already. */
  add(text: string): boolean {
    const [high, low] = hash64(text)
    if (this.#place(high, low)) return true
    this.#count += 1
    if (this.#count * 4 > (this.#slots.length / 2) * 3) this.#grow()
    return false
  }

  #place(high: number, low: number): boolean {
    const mask = this.#slots.length / 2 - 1
    let slot = low & mask
    for (;;) {
      const at = slot * 2
      const [storedHigh, storedLow] = [this.#slots[at], this.#slots[at + 1]]
      if (storedHigh === 0 && storedLow === 0) break
      if (storedHigh === high && storedLow === low) return true
      slot = (slot + 1) & mask
    }
    this.#slots[slot * 2] = high
    this.#slots[slot * 2 + 1] = low
    return false
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

/** Two rounds of a 32-bit multiply-and-mix hash with different seeds; never both zero. */
function hash64(text: string): readonly [high: number, low: number] {
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

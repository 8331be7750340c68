/**
 * Temporary files: bytes are written, summed and flushed here, and only whole files are renamed into
 * place. A name says which process wrote it, so that what a killed one left is removed at the next start.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Crc64 } from './crc64.ts'
import type { Digests, StagedBytes } from './object-store.ts'

/** Distinguishes this process from an earlier one with the same id. */
const OWNER = /* @__PURE__ */ `${process.pid}.${Math.round(performance.timeOrigin)}`

/** The folder of temporary files below a root. */
export class Staging {
  readonly #folder: string
  readonly #flushes: boolean

  /** @param options - `flushes`: whether bytes must reach the disk before they count. */
  constructor(folder: string, { flushes }: { readonly flushes: boolean }) {
    this.#folder = folder
    this.#flushes = flushes
  }

  /** Makes the folder and removes what processes left that no longer run. */
  async prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const names = await readdir(this.#folder)
    const stale = names.filter((name) => !isInUse(name))
    await Promise.all(
      stale.map((name) => rm(join(this.#folder, name), { recursive: true, force: true })),
    )
  }

  /** Writes a body to a temporary file and flushes it; nothing is left when the body fails. */
  async write(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StagedBytes> {
    const path = this.newPath()
    try {
      return { path, ...(await writeSummed(path, body, this.#flushes)) }
    } catch (error) {
      await discard(path)
      throw error
    }
  }

  /** Replaces a small file of our own, all at once; its folder is made when missing. */
  async writeJson(path: string, value: unknown): Promise<void> {
    const temporary = this.newPath()
    await mkdir(dirname(path), { recursive: true })
    await writeFile(temporary, JSON.stringify(value), { flush: this.#flushes })
    await rename(temporary, path)
  }

  /** A path below the folder at which nothing is, removed at the next start if it is left over. */
  newPath(): string {
    return join(this.#folder, `${OWNER}.${randomBytes(8).toString('hex')}`)
  }
}

/** Removes a temporary file that was not renamed. */
export async function discard(path: string): Promise<void> {
  await unlink(path).catch(() => undefined)
}

async function writeSummed(
  path: string,
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  flushes: boolean,
): Promise<Digests> {
  const file = await open(path, 'wx')
  try {
    const sums = createSums()
    for await (const chunk of body) {
      sums.update(chunk)
      await file.appendFile(chunk)
    }
    if (flushes) await file.sync()
    return sums.digest()
  } finally {
    await file.close()
  }
}

/** The sums of a file's bytes. */
export async function digestFile(path: string): Promise<Digests> {
  const sums = createSums()
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) sums.update(chunk)
  return sums.digest()
}

/** Adds up MD5, CRC-64 and length of bytes that arrive in pieces. */
function createSums(): { update(chunk: Uint8Array): void; digest(): Digests } {
  const md5 = createHash('md5')
  const crc64 = new Crc64()
  let byteLength = 0
  return {
    update(chunk) {
      md5.update(chunk)
      crc64.update(chunk)
      byteLength += chunk.byteLength
    },
    digest: () => ({
      md5: md5.digest('hex').toUpperCase(),
      crc64: crc64.digest(),
      byteLength,
    }),
  }
}

function isInUse(name: string): boolean {
  const [pid = '', startedAt = ''] = name.split('.')
  if (Number(pid) === process.pid) return `${pid}.${startedAt}` === OWNER
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Temporary files: bytes are written, hashed and flushed here, and only complete files are renamed into
 * place. Each name identifies its process, so that the next start removes the files of a killed one.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Crc64 } from './crc64.ts'
import type { Digests, StagedBytes } from './model.ts'
import { moveFile } from './move-file.ts'

/** Distinguishes this process from an earlier one with the same id. */
const OWNER = /* @__PURE__ */ `${process.pid}.${Math.round(performance.timeOrigin)}`

/** The folder of temporary files below a root. */
export class Staging {
  readonly #folder: string
  readonly #flushes: boolean

  /** @param options - `flushes`: whether each write waits until its bytes are on the disk. */
  constructor(folder: string, { flushes }: { readonly flushes: boolean }) {
    this.#folder = folder
    this.#flushes = flushes
  }

  /** Creates the folder and removes the files of processes that no longer run. */
  async prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const names = await readdir(this.#folder)
    const stale = names.filter((name) => !isInUse(name))
    await Promise.all(
      stale.map((name) => rm(join(this.#folder, name), { recursive: true, force: true })),
    )
  }

  /** Writes a body to a temporary file and flushes it; removes the file when the body fails. */
  async write(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StagedBytes> {
    const path = this.newPath()
    try {
      return { path, ...(await writeSummed(path, body, this.#flushes)) }
    } catch (error) {
      await discard(path)
      throw error
    }
  }

  /** Replaces a small metadata file, all at once, and creates its folder when it is missing. */
  async writeJson(path: string, value: unknown): Promise<void> {
    const temporary = this.newPath()
    await mkdir(dirname(path), { recursive: true })
    await writeFile(temporary, JSON.stringify(value), { flush: this.#flushes })
    await moveFile(temporary, path)
  }

  /** Returns a new path below the folder; whatever is left there is removed at the next start. */
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

/** Computes the digests of a file. */
export async function digestFile(path: string): Promise<Digests> {
  const sums = createSums()
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) sums.update(chunk)
  return sums.digest()
}

/** Computes MD5, CRC-64 and length of bytes that arrive in pieces. */
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

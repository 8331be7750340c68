/** The body of an answer on its way, to be read in one of several forms. */

import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { decodeText } from './decode-text.ts'

/** A body that is still to be read, once: by `body`, `bytes`, `text`, `json` or `toFile`. */
export interface ReadableBody {
  /** The bytes as they arrive. One that is not read to its end is to be cancelled. */
  readonly body: ReadableStream<Uint8Array>
  /** Reads the body whole. */
  readonly bytes: () => Promise<Uint8Array>
  /** Reads the body as UTF-8. */
  readonly text: () => Promise<string>
  /**
   * Reads the body as JSON.
   *
   * @throws {SyntaxError} when it is none.
   */
  readonly json: () => Promise<unknown>
  /**
   * Writes the body to a file as it arrives. The file appears when it is whole; until then the bytes
   * stand beside it under another name, which a failure removes.
   *
   * @throws the file system's own error, or that of the connection.
   */
  readonly toFile: (path: string) => Promise<void>
}

/** Gives the ways to read a stream. */
export function createReadableBody(body: ReadableStream<Uint8Array>): ReadableBody {
  const text = async (): Promise<string> => decodeText(await readBytes(body))
  return {
    body,
    bytes: () => readBytes(body),
    text,
    json: async () => JSON.parse(await text()),
    toFile: (path) => writeFile(body, path),
  }
}

async function readBytes(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

async function writeFile(body: ReadableStream<Uint8Array>, path: string): Promise<void> {
  const partial = `${path}.${randomUUID()}.part`
  try {
    await writePartial(body, partial)
    await rename(partial, path)
  } catch (error) {
    await body.cancel(error).catch(() => {}) // it may be over, or locked by its failed reader
    await rm(partial, { force: true })
    throw renamed(error, { from: partial, to: path })
  }
}

/** Lets an error of the file system name the file that was asked for. */
function renamed(error: unknown, { from, to }: { from: string; to: string }): unknown {
  if (!(error instanceof Error) || !('path' in error) || error.path !== from) return error
  return Object.assign(error, { path: to, message: error.message.replaceAll(from, to) })
}

async function writePartial(body: ReadableStream<Uint8Array>, path: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    for await (const chunk of body) await file.writeFile(chunk)
  } finally {
    await file.close()
  }
}

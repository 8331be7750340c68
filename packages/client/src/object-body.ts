/** The body of an object on its way, read in one of several forms. */

import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import type { ObjectHead } from './operations/get-object.ts'

/** An object whose body is still to be read: one of `body`, `bytes`, `text`, `json`, `toFile`. */
export interface ReceivedObject extends ObjectHead {
  /** The bytes as they arrive. One that is not read to its end is to be cancelled. */
  readonly body: ReadableStream<Uint8Array>
  /** Reads the body whole. */
  readonly bytes: () => Promise<Uint8Array>
  /** Reads the body as UTF-8. */
  readonly text: () => Promise<string>
  /**
   * Reads the body as JSON, such as the answer to `image/info`.
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

/** Joins an object's head with the ways to read its body. */
export function createReceivedObject(
  head: ObjectHead,
  body: ReadableStream<Uint8Array>,
): ReceivedObject {
  const text = async (): Promise<string> => new TextDecoder().decode(await readBytes(body))
  return {
    ...head,
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
    throw error
  }
}

async function writePartial(body: ReadableStream<Uint8Array>, path: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    for await (const chunk of body) await file.writeFile(chunk)
  } finally {
    await file.close()
  }
}

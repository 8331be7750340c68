/** The body of an answer on its way, to be read in one of several forms. */

import { Readable } from 'node:stream'
import { decodeText } from '../wire/decode-body.ts'
import { writeFile } from './write-file.ts'

/**
 * A body that is still to be read, once: by `body`, `bytes`, `text`, `json` or `toFile`. As with
 * `fetch`, each of these methods rejects with a `TypeError` when it was read before.
 */
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
   * stand beside it under another name, which a failure removes. A symbolic link stays, and the file
   * that it leads to is replaced; a device, a pipe or a socket is written into.
   *
   * @throws the file system's own error, or that of the connection.
   */
  readonly toFile: (path: string) => Promise<void>
}

/** Returns the ways to read a stream. */
export function createReadableBody(body: ReadableStream<Uint8Array>): ReadableBody {
  const text = async (): Promise<string> => decodeText(await readBytes(body))
  return {
    body,
    bytes: () => readBytes(body),
    text,
    json: async () => JSON.parse(await text()),
    toFile: async (path) => writeFile(unread(body), path),
  }
}

async function readBytes(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of unread(body)) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

/** Refuses a body that was read before: what is left of it would pass for the whole. */
function unread(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  // Node knows this of web streams too; its types do not say so.
  if (!body.locked && !Readable.isDisturbed(body as unknown as NodeJS.ReadableStream)) return body
  throw new TypeError(
    'expected a body that is still to be read, received one that was read already; read it once and keep what you got',
  )
}

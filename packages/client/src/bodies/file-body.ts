/** A file as the body of a request. */

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { OpenableBody } from '../operations/operation.ts'

/**
 * Returns a file as a body that is read while it is sent, and read again when an attempt fails.
 *
 * @throws the file system's own error when there is no such file, or it is a folder.
 * @example
 * await client.putObject({ bucket, key: 'photo.jpg', body: await fromFile('photo.jpg') })
 */
export async function fromFile(path: string): Promise<OpenableBody> {
  const { size } = await stat(path)
  return { byteLength: size, isRepeatable: true, open: () => createReadStream(path) }
}

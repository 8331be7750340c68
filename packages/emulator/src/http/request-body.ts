/** Reads and checks the body of a request. */
import { createHash } from 'node:crypto'
import { OssRefusal } from '../refusal.ts'
import type { Digests } from '../store/model.ts'
import type { ServiceRequest } from './message.ts'

/**
 * Reads a small body as text and checks its `Content-MD5`.
 *
 * @param maxBytes - a longer body is refused.
 * @throws {OssRefusal} `RequestEntityTooLarge`, `InvalidDigest`.
 */
export async function readTextBody(request: ServiceRequest, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let byteLength = 0
  for await (const chunk of request.body) {
    byteLength += chunk.byteLength
    if (byteLength > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  if (request.headers['content-md5'] !== undefined) {
    const md5 = createHash('md5').update(bytes).digest('hex').toUpperCase()
    assertContentMd5(request, { md5, byteLength })
  }
  return bytes.toString('utf8')
}

/**
 * Compares the `Content-MD5` header, where there is one, with the body.
 *
 * @throws {OssRefusal} `InvalidDigest`.
 */
export function assertContentMd5(
  request: ServiceRequest,
  digests: Pick<Digests, 'md5' | 'byteLength'>,
): void {
  const given = request.headers['content-md5']
  if (given === undefined) return
  const actual = Buffer.from(digests.md5, 'hex').toString('base64')
  if (given === actual) return
  throw new OssRefusal({
    status: 400,
    code: 'InvalidDigest',
    message: 'The Content-MD5 you specified was invalid.',
    ec: '0017-00000407',
    details: { 'Content-MD5': given, ExpectedMD5: actual },
  })
}

function tooLarge(maxBytes: number): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'RequestEntityTooLarge',
    message: `The request body may have at most ${maxBytes} bytes here.`,
    details: { MaxSizeAllowed: String(maxBytes) },
  })
}

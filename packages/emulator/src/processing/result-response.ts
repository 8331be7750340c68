import type { ServiceResponse } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'
import type { Result, Results } from './run-style.ts'

/** Returns the first result of a style as the body of a response, under the ETag of its source. */
export async function resultResponse({ source, results }: Results): Promise<ServiceResponse> {
  const [result] = results
  if (result === undefined) throw noResult()
  return {
    status: 200,
    headers: {
      ...source.headers,
      'content-type': result.contentType,
      etag: `"${source.etag}"`,
      'last-modified': source.lastModified.toUTCString(),
    },
    body: await readResult(result),
  }
}

/** Reads a result to its end. */
export async function readResult({ read }: Result): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of read()) chunks.push(chunk)
  const [only] = chunks
  return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks)
}

function noResult(): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: 'The operation gave no result for this source.',
  })
}

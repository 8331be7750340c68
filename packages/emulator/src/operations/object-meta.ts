import type { Call } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'

/** Size, ETag and time of an object, and no more. */
export async function getObjectMeta(call: Call): Promise<ServiceResponse> {
  const object = await requireObject(call)
  return {
    status: 200,
    headers: {
      etag: `"${object.etag}"`,
      'last-modified': object.lastModified.toUTCString(),
      'content-length': String(call.request.method === 'HEAD' ? object.byteLength : 0),
      'x-oss-hash-crc64ecma': object.crc64,
    },
  }
}

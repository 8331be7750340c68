import type { Call } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'
import { attributesOf } from '../http/object-headers.ts'
import { assertContentMd5 } from '../http/request-body.ts'
import { noSuchBucket } from '../store/refusals.ts'
import { discard } from '../store/staging.ts'

/** Stores the body as an object, all at once. */
export async function putObject(call: Call): Promise<ServiceResponse> {
  const { service, request, bucket, key } = call
  const attributes = attributesOf(request)
  if (service.store.buckets.folders(bucket) === undefined) throw noSuchBucket(bucket)
  const staged = await service.store.staging.write(request.body)
  try {
    assertContentMd5(request, staged)
    const object = await service.store.commit(bucket, key, {
      staged,
      attributes,
      forbidsOverwrite: request.headers['x-oss-forbid-overwrite'] === 'true',
    })
    return {
      status: 200,
      headers: {
        ...object.encryption,
        etag: `"${object.etag}"`,
        'x-oss-hash-crc64ecma': object.crc64,
        'content-md5': Buffer.from(object.md5, 'hex').toString('base64'),
      },
    }
  } finally {
    await discard(staged.path)
  }
}

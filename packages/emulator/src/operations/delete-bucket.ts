import type { Call } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'

/** Deletes a bucket that holds no object, with the uploads that were begun in it. */
export async function deleteBucket({ service, bucket }: Call): Promise<ServiceResponse> {
  for await (const _key of service.store.list(bucket)) {
    throw new OssRefusal({
      status: 409,
      code: 'BucketNotEmpty',
      message: 'The bucket you tried to delete is not empty.',
      ec: '0015-00000301',
      details: { BucketName: bucket },
    })
  }
  await service.store.buckets.remove(bucket)
  await service.store.uploads.removeAll(bucket)
  return { status: 204 }
}

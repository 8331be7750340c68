import type { Bucket } from '../store/object-store.ts'
import { noSuchBucket } from '../store/refusals.ts'
import type { Call } from './call.ts'

/**
 * The bucket of a call with its settings.
 *
 * @throws {OssRefusal} `NoSuchBucket`.
 */
export async function requireBucket({
  service,
  bucket,
}: Pick<Call, 'service' | 'bucket'>): Promise<Bucket> {
  const found = await service.store.buckets.find(bucket)
  if (found === undefined) throw noSuchBucket(bucket)
  return found
}

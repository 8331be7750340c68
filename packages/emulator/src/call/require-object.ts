/** The bucket and the object that a call names, or the refusal that says which of them is missing. */
import { OssRefusal } from '../refusal.ts'
import type { OpenedObject } from '../store/directory-store.ts'
import type { Bucket, StoredObject } from '../store/model.ts'
import { noSuchBucket } from '../store/refusals.ts'
import type { Call } from './call.ts'

/** The bucket and the key of a call, or another pair that the call refers to. */
export type ObjectName = Pick<Call, 'service' | 'bucket' | 'key'>

/**
 * Returns the bucket with its settings.
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

/**
 * Returns the description of the object.
 *
 * @throws {OssRefusal} `NoSuchBucket`, `NoSuchKey`.
 */
export async function requireObject(name: ObjectName): Promise<StoredObject> {
  const object = await name.service.store.find(name.bucket, name.key)
  if (object !== undefined) return object
  throw await missingObject(name)
}

/**
 * Opens the object; the caller closes the file.
 *
 * @throws {OssRefusal} `NoSuchBucket`, `NoSuchKey`.
 */
export async function requireOpened(name: ObjectName): Promise<OpenedObject> {
  const opened = await name.service.store.open(name.bucket, name.key)
  if (opened !== undefined) return opened
  throw await missingObject(name)
}

/** The refusal for an object that does not exist: `NoSuchBucket` or `NoSuchKey`. */
export async function missingObject({ service, bucket, key }: ObjectName): Promise<OssRefusal> {
  if ((await service.store.buckets.find(bucket)) === undefined) return noSuchBucket(bucket)
  return new OssRefusal({
    status: 404,
    code: 'NoSuchKey',
    message: 'The specified key does not exist.',
    ec: '0026-00000001',
    details: { Key: key },
  })
}

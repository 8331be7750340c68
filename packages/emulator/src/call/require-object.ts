import { OssRefusal } from '../refusal.ts'
import type { OpenedObject } from '../store/directory-store.ts'
import type { StoredObject } from '../store/object-store.ts'
import { noSuchBucket } from '../store/refusals.ts'
import type { Call } from './call.ts'

/** The bucket and the key of a call, or others that it names. */
export type ObjectName = Pick<Call, 'service' | 'bucket' | 'key'>

/**
 * Describes the object of a call.
 *
 * @throws {OssRefusal} `NoSuchBucket`, `NoSuchKey`.
 */
export async function requireObject(name: ObjectName): Promise<StoredObject> {
  const object = await name.service.store.find(name.bucket, name.key)
  if (object !== undefined) return object
  throw await missingObject(name)
}

/**
 * Opens the object of a call; the caller closes the file.
 *
 * @throws {OssRefusal} `NoSuchBucket`, `NoSuchKey`.
 */
export async function requireOpened(name: ObjectName): Promise<OpenedObject> {
  const opened = await name.service.store.open(name.bucket, name.key)
  if (opened !== undefined) return opened
  throw await missingObject(name)
}

/** The refusal for an object that is not there: its bucket or the object itself is missing. */
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

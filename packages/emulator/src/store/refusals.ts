/** What the store refuses. */
import { OssRefusal } from '../refusal.ts'

/** The refusal for a bucket that does not exist. */
export function noSuchBucket(bucket: string): OssRefusal {
  return new OssRefusal({
    status: 404,
    code: 'NoSuchBucket',
    message: 'The specified bucket does not exist.',
    ec: '0015-00000101',
    details: { BucketName: bucket },
  })
}

/** The refusal to overwrite an object. */
export function alreadyExists(key: string): OssRefusal {
  return new OssRefusal({
    status: 409,
    code: 'FileAlreadyExists',
    message: 'The object you specified already exists and can not be overwritten.',
    ec: '0026-00000006',
    details: { Key: key },
  })
}

import type { Call } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'
import { readXml, textOf } from '../http/read-xml.ts'
import { readTextBody } from '../http/request-body.ts'
import { OssRefusal } from '../refusal.ts'
import { isBucketName } from '../store/bucket-folders.ts'
import { parseBucketAcl } from './bucket-acl.ts'

const MAX_BODY_BYTES = 64 * 1024

/** Creates a bucket; creating one's own bucket again changes nothing but a given ACL. */
export async function createBucket(call: Call): Promise<ServiceResponse> {
  const { service, request, bucket } = call
  if (!isBucketName(bucket)) throw invalidBucketName(bucket)
  const body = await readTextBody(request, MAX_BODY_BYTES)
  const configuration =
    body.trim() === '' ? undefined : await readXml(body, 'CreateBucketConfiguration')
  const storageClass = textOf(configuration, 'StorageClass')
  const acl = request.headers['x-oss-acl']
  await service.store.buckets.create(bucket, {
    ...(storageClass === undefined ? {} : { storageClass }),
    ...(acl === undefined ? {} : { acl: parseBucketAcl(acl) }),
  })
  return { status: 200, headers: { location: `/${bucket}` } }
}

/** The refusal for a name against the rules of buckets. */
function invalidBucketName(bucket: string): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidBucketName',
    message: 'The specified bucket is not valid.',
    ec: '0015-00000001',
    details: { BucketName: bucket },
  })
}

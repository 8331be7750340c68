import type { Call } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'
import { parseStorageClass } from '../http/object-headers.ts'
import { readXml, textOf } from '../http/read-xml.ts'
import { readTextBody } from '../http/request-body.ts'
import { assertBucketName, parseBucketAcl } from './bucket-acl.ts'

const MAX_BODY_BYTES = 64 * 1024

/** Creates a bucket; creating one's own bucket again changes nothing but a given ACL. */
export async function createBucket(call: Call): Promise<ServiceResponse> {
  const { service, request, bucket } = call
  assertBucketName(bucket)
  const body = await readTextBody(request, MAX_BODY_BYTES)
  const configuration =
    body.trim() === '' ? undefined : await readXml(body, 'CreateBucketConfiguration')
  const storageClass = textOf(configuration, 'StorageClass')
  const acl = request.headers['x-oss-acl']
  await service.store.buckets.create(bucket, {
    ...(storageClass === undefined ? {} : { storageClass: parseStorageClass(storageClass) }),
    ...(acl === undefined ? {} : { acl: parseBucketAcl(acl) }),
  })
  return { status: 200, headers: { location: `/${bucket}` } }
}

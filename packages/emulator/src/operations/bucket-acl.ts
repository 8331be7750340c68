/** Who may use a bucket without credentials: `getBucketAcl`, `putBucketAcl`. */

import { type Call, ownerXml } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
import { isBucketName } from '../store/bucket-store.ts'
import type { BucketSettings } from '../store/model.ts'

const BUCKET_ACLS = ['private', 'public-read', 'public-read-write'] as const

/** The ACL of a bucket. */
export async function getBucketAcl(call: Call): Promise<ServiceResponse> {
  const { acl } = await requireBucket(call)
  return xmlResponse('AccessControlPolicy', {
    Owner: ownerXml(),
    AccessControlList: { Grant: acl },
  })
}

/**
 * Replaces the ACL of a bucket by the one in the `x-oss-acl` header; a bucket that does not exist is
 * created.
 *
 * @see "PutBucketAcl"
 */
export async function putBucketAcl(call: Call): Promise<ServiceResponse> {
  const { service, bucket, request } = call
  assertBucketName(bucket)
  const acl = parseBucketAcl(request.headers['x-oss-acl'] ?? '')
  await service.store.buckets.create(bucket, { acl })
  return { status: 200, headers: { location: `/${bucket}` } }
}

/** @throws {OssRefusal} `InvalidBucketName` for a name against the rules of buckets. */
export function assertBucketName(bucket: string): void {
  if (isBucketName(bucket)) return
  throw new OssRefusal({
    status: 400,
    code: 'InvalidBucketName',
    message: 'The specified bucket is not valid.',
    ec: '0015-00000001',
    details: { BucketName: bucket },
  })
}

/**
 * Reads an ACL of a bucket.
 *
 * @throws {OssRefusal} `InvalidArgument`.
 */
export function parseBucketAcl(text: string): BucketSettings['acl'] {
  const acl = BUCKET_ACLS.find((name) => name === text)
  if (acl !== undefined) return acl
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `The value of x-oss-acl must be one of ${BUCKET_ACLS.join(', ')}.`,
    details: { ArgumentName: 'x-oss-acl', ArgumentValue: text },
  })
}

/** Who may use a bucket without credentials: `getBucketAcl`, `putBucketAcl`. */

import { type Call, ownerXml } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
import type { BucketSettings } from '../store/object-store.ts'

const BUCKET_ACLS = ['private', 'public-read', 'public-read-write'] as const

/** The ACL of a bucket. */
export async function getBucketAcl(call: Call): Promise<ServiceResponse> {
  const { acl } = await requireBucket(call)
  return xmlResponse('AccessControlPolicy', {
    Owner: ownerXml(),
    AccessControlList: { Grant: acl },
  })
}

/** Replaces the ACL of a bucket by the one in the `x-oss-acl` header. */
export async function putBucketAcl(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  const acl = parseBucketAcl(call.request.headers['x-oss-acl'] ?? '')
  await call.service.store.buckets.update(call.bucket, { acl })
  return { status: 200 }
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

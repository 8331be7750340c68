/** The service's error codes → what to do about them, where the cause is known. */

import type { FailedRequest } from '../operations/operation.ts'

type Members = ReadonlyMap<string, string>

/**
 * Returns the remedy for an error of the service.
 *
 * @param members - the error document.
 * @returns one sentence, or `undefined` when the code alone does not name the cause.
 */
export function hintFor(
  code: string,
  members: Members,
  request: FailedRequest,
): string | undefined {
  const elsewhere = members.get('Endpoint')
  if (elsewhere !== undefined)
    return `the bucket lives at ${elsewhere}: give its region or endpoint`
  if (code === 'InvalidArgument') return hintForArgument(members, request)
  if (code === 'AccessDenied') return hintForAccess(members, request)
  return HINTS.get(code)
}

const HINTS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  [
    'RequestTimeTooSkewed',
    "this machine's clock differs from the service's by more than 15 minutes: set it right",
  ],
  [
    'SignatureDoesNotMatch',
    'check accessKeySecret and the region; details holds what the service signed',
  ],
  ['InvalidAccessKeyId', 'the accessKeyId is unknown or disabled: check the credentials'],
  [
    'SecurityTokenExpired',
    'the security token has expired: use a credentials provider that renews',
  ],
  [
    'InvalidSecurityToken',
    'the security token does not belong to this accessKeyId, or has expired',
  ],
  ['NoSuchBucket', 'no such bucket in this region: check its name and the region'],
  ['NoSuchKey', 'no object has this key: list the bucket to see its keys'],
  ['BucketAlreadyExists', 'bucket names are unique across all users: choose another'],
  ['ImageTooLarge', 'the source is over the limits of image processing'],
])

const REGION_ECS = new Set(['0002-00000226', '0002-00000228'])

function hintForArgument(members: Members, request: FailedRequest): string | undefined {
  const isRegion =
    REGION_ECS.has(members.get('EC') ?? '') || /region/i.test(members.get('Message') ?? '')
  if (!isRegion) return undefined
  const given = request.region === undefined ? '' : `, not ${request.region}`
  return `requests must be signed for the bucket's own region${given}`
}

function hintForAccess(members: Members, request: FailedRequest): string | undefined {
  if (/must be addressed using the specified endpoint/i.test(members.get('Message') ?? '')) {
    return 'the bucket is in another region: give its region or endpoint'
  }
  if (request.operation !== 'processObject' && request.operation !== 'asyncProcessObject') {
    return undefined
  }
  return 'saving a processed object needs oss:PostProcessTask on the source bucket and oss:PutObject on the target bucket'
}

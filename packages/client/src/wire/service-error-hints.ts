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
  if (code === 'ImageTooLarge') return hintForSize(members)
  if (code === 'NoSuchKey') return hintForKey(request)
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
  ['BucketAlreadyExists', 'bucket names are unique across all users: choose another'],
])

/** Limits of the picture that is read, and of the one that would be written. */
const SOURCE_ECS = new Set(['01', '12', '17', '18', '19'].map((last) => `0040-000000${last}`))
const RESULT_ECS = new Set(['07', '11'].map((last) => `0040-000000${last}`))

function hintForSize(members: Members): string {
  const ec = members.get('EC') ?? ''
  if (SOURCE_ECS.has(ec)) return 'the source is over the limits of image processing'
  if (RESULT_ECS.has(ec)) {
    return 'the result would be over the limits of image processing: ask for a smaller one'
  }
  return 'the source or the result is over the limits of image processing: the message says which'
}

function hintForKey({ key = '' }: FailedRequest): string {
  const decoded = decodeKey(key)
  return decoded === undefined
    ? 'no object has this key: list the bucket to see its keys'
    : `the key looks percent-encoded; keys are given as they are: ${decoded}`
}

/** The key that a percent-encoded one stands for; `undefined` when it is not encoded. */
function decodeKey(key: string): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(key)) return undefined
  try {
    return decodeURIComponent(key)
  } catch {
    return undefined
  }
}

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

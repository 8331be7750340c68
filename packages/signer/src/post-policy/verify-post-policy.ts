/** A received upload form → is it signed, in time, and within its policy? */
import { hmacHex } from '#crypto'
import { ALGORITHM } from '../canonical/string-to-sign.ts'
import { isEqualInConstantTime } from '../crypto/constant-time.ts'
import { type Claim, readFieldClaim } from '../verify/claim.ts'
import { findSigner } from '../verify/find-signer.ts'
import { isRefusal, type Refusal, refuse, refuseSignature } from '../verify/refusal.ts'
import { receivingService, type VerifyOptions } from '../verify/verify-options.ts'
import { decodePolicy, type PolicyCondition, type PolicyDocument } from './policy-document.ts'

/** An upload form as it was received. */
export interface ReceivedForm {
  /** The bucket that was posted to. */
  readonly bucket: string
  /** All fields but `file`; names in any case. */
  readonly fields: Readonly<Record<string, string>>
  /** Bytes of the file. */
  readonly contentLength: number
}

/** A form that is what its signer signed, and an upload that its policy allows. */
export interface VerifiedForm {
  readonly ok: true
  readonly form: 'policy'
  readonly accessKeyId: string
  readonly bucket: string
  readonly key: string
  readonly expiresAt: Date
}

const SEVEN_DAYS_MS = 604_800_000

/**
 * Checks the signature of an upload form, and the upload against the form's policy.
 *
 * Never throws on what the form contains. The signing date may lie 15 minutes ahead; how far back it
 * may lie is bounded by the policy's own expiration and by seven days, since a form waits for a person.
 *
 * @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`, for the options.
 */
export async function verifyPostPolicy(
  received: ReceivedForm,
  options: VerifyOptions,
): Promise<VerifiedForm | Refusal> {
  const now = options.now ?? new Date()
  const fields = lowerCaseNames(received.fields)
  const policy = fields.get('policy')
  if (policy === undefined || fields.get('x-oss-signature-version') !== ALGORITHM) {
    return refuse('none', { code: 'AccessDenied', message: 'The form has no V4 policy.' })
  }
  const claim = await checkFormSignature(policy, fields, { ...options, now })
  if (isRefusal(claim)) return claim
  const document = decodePolicy(policy)
  if (document === undefined) {
    const message = 'The policy is not JSON in Base64.'
    return refuse('policy', { code: 'InvalidPolicyDocument', message })
  }
  const end = Math.min(Date.parse(document.expiration), claim.date.instant + SEVEN_DAYS_MS)
  const refused = checkPolicy(document, { received, fields, isExpired: now.getTime() > end })
  if (refused !== undefined) return refused
  const { accessKeyId } = claim
  const key = fields.get('key') ?? ''
  const { bucket } = received
  return { ok: true, form: 'policy', accessKeyId, bucket, key, expiresAt: new Date(end) }
}

async function checkFormSignature(
  policy: string,
  fields: ReadonlyMap<string, string>,
  options: VerifyOptions,
): Promise<Claim | Refusal> {
  const service = receivingService(options)
  // A form without a signature is one whose signature does not match.
  const claim = readFieldClaim('policy', new Map([['x-oss-signature', ''], ...fields]))
  if (isRefusal(claim)) return claim
  const signer = await findSigner(claim, service, options.lookup)
  if (isRefusal(signer)) return signer
  const signature = await hmacHex(signer.signingKey, policy)
  if (isEqualInConstantTime(signature, claim.signature)) return claim
  return { ...refuseSignature('policy', claim.signature), stringToSign: policy }
}

interface Upload {
  readonly received: ReceivedForm
  readonly fields: ReadonlyMap<string, string>
  readonly isExpired: boolean
}

/** Conditions without which a signed form would fit other buckets, keys or times. */
const REQUIRED = ['bucket', 'x-oss-signature-version', 'x-oss-credential', 'x-oss-date']

function checkPolicy({ conditions }: PolicyDocument, upload: Upload): Refusal | undefined {
  if (upload.isExpired) return denied('Policy expired.')
  const named = new Set(conditions.flatMap(namesOf))
  const token = upload.fields.has('x-oss-security-token') ? ['x-oss-security-token'] : []
  const missing = [...REQUIRED, ...token].find((name) => !named.has(name))
  if (missing !== undefined) return denied(`Policy has no condition for ${missing}.`)
  for (const condition of conditions) {
    const refused = checkCondition(condition, upload)
    if (refused !== undefined) return refused
  }
  return undefined
}

function namesOf(condition: PolicyCondition): string[] {
  const isList = (given: PolicyCondition): given is Extract<PolicyCondition, readonly unknown[]> =>
    Array.isArray(given)
  if (!isList(condition)) return Object.keys(condition).map((name) => name.toLowerCase())
  return condition[0] === 'eq' ? [condition[1].slice(1).toLowerCase()] : []
}

function checkCondition(condition: PolicyCondition, upload: Upload): Refusal | undefined {
  if (Array.isArray(condition) && condition[0] === 'content-length-range') {
    return checkLength(condition[1], condition[2], upload.received.contentLength)
  }
  const holds = Array.isArray(condition)
    ? isMet(condition[0], fieldValue(condition[1].slice(1), upload), condition[2])
    : Object.entries(condition).every(([name, value]) => fieldValue(name, upload) === value)
  return holds ? undefined : denied(`Policy Condition failed: ${JSON.stringify(condition)}`)
}

function fieldValue(name: string, { received, fields }: Upload): string {
  const lowerCaseName = name.toLowerCase()
  return lowerCaseName === 'bucket' ? received.bucket : (fields.get(lowerCaseName) ?? '')
}

function isMet(operator: string, value: string, wanted: string | readonly string[]): boolean {
  if (typeof wanted !== 'string') return wanted.includes(value) === (operator === 'in')
  return operator === 'eq' ? value === wanted : value.startsWith(wanted)
}

function checkLength(min: number, max: number, length: number): Refusal | undefined {
  if (length > max) {
    const message = `The file is larger than the ${max} bytes allowed.`
    return refuse('policy', { code: 'EntityTooLarge', message })
  }
  if (length < min) {
    const message = `The file is smaller than the ${min} bytes required.`
    return refuse('policy', { code: 'EntityTooSmall', message })
  }
  return undefined
}

function denied(reason: string): Refusal {
  const message = `Invalid according to Policy: ${reason}`
  return refuse('policy', { code: 'AccessDenied', message })
}

function lowerCaseNames(fields: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
}

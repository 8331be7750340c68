/**
 * Who calls: the request's V4 signature is checked by the signer's `verify`, and what an ACL lets
 * anybody do is let through without one.
 */
import { type Refusal, verify } from '@oss-process/signer'
import type { EmulatorCredentials, Identity } from '../call/call.ts'
import type { ServiceRequest } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'

/** What authentication needs to know. */
export interface AuthenticateOptions {
  readonly credentials: ReadonlyMap<string, EmulatorCredentials>
  readonly region: string
  readonly now: Date
  /** The bucket, when the host carries it. */
  readonly hostBucket: string | undefined
}

/** How far a clock may be off, as the service says it in its answer. */
const MAX_SKEW_MS = 900_000

/**
 * Names the caller of a request.
 *
 * @throws {OssRefusal} the service's own refusal of the signature.
 */
export async function authenticate(
  request: ServiceRequest,
  { credentials, region, now, hostBucket }: AuthenticateOptions,
): Promise<Identity> {
  const { method, target, headers } = request
  const verdict = await verify(
    { method, target, headers, bucket: hostBucket },
    { region, lookup: (accessKeyId) => credentials.get(accessKeyId), now },
  )
  if (verdict.ok) return { kind: 'owner', accessKeyId: verdict.accessKeyId }
  if (verdict.form === 'none' && verdict.code !== 'InvalidURI') return { kind: 'anonymous' }
  const { status, code, message, ec } = verdict
  throw new OssRefusal({
    ...{ status, code, message },
    ...(ec === '' ? {} : { ec }),
    details: detailsOf(verdict, now),
  })
}

/** What the service says beside the code: what it computed, or what time it is. */
function detailsOf(refusal: Refusal, now: Date): Readonly<Record<string, string>> {
  if (refusal.code === 'RequestTimeTooSkewed') {
    return {
      ServerTime: now.toISOString(),
      MaxAllowedSkewMilliseconds: String(MAX_SKEW_MS),
    }
  }
  if (refusal.code !== 'SignatureDoesNotMatch') return {}
  const { signatureProvided = '', stringToSign = '', canonicalRequest = '' } = refusal
  return {
    SignatureProvided: signatureProvided,
    StringToSign: stringToSign,
    StringToSignBytes: byteDump(stringToSign),
    CanonicalRequest: canonicalRequest,
    CanonicalRequestBytes: byteDump(canonicalRequest),
  }
}

function byteDump(text: string): string {
  return Buffer.from(text)
    .toString('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$& ')
}

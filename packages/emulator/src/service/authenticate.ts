/** Who calls: the signer's `verify` checks the V4 signature; a request without one is anonymous. */
import { type Refusal, type RequestTarget, verify } from '@oss-process/signer'
import type { EmulatorCredentials, Identity } from '../call/call.ts'
import type { ServiceRequest } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'

/** What {@link authenticate} needs besides the request. */
export interface AuthenticateOptions {
  /** Finds the credentials of an access key id; `undefined` for an unknown one. */
  readonly lookup: (accessKeyId: string) => Promise<EmulatorCredentials | undefined>
  readonly region: string
  readonly now: Date
  /** The target by which the request is served. */
  readonly target: RequestTarget
}

/** The largest difference between two clocks, which the service states in its response. */
const MAX_SKEW_MS = 900_000

/**
 * Returns the caller of a request.
 *
 * @throws {OssRefusal} the refusal of a signature that is wrong, expired or of an unknown key, and what
 * `lookup` throws.
 */
export async function authenticate(
  request: ServiceRequest,
  { lookup, region, now, target }: AuthenticateOptions,
): Promise<Identity> {
  const { method, headers } = request
  const verdict = await verify({ method, target, headers }, { region, lookup, now })
  if (verdict.ok) return { kind: 'owner', accessKeyId: verdict.accessKeyId }
  if (verdict.form === 'none') return { kind: 'anonymous' }
  const { status, code, message, ec } = verdict
  throw new OssRefusal({
    ...{ status, code, message },
    ...(ec === '' ? {} : { ec }),
    details: detailsOf(verdict, now),
  })
}

/** Returns further members of the error: what the service computed, or its time. */
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

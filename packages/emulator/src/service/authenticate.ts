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
  const verdict = await verify(
    { method, target, headers },
    {
      region,
      now,
      lookup: async (accessKeyId) => {
        const known = await lookup(accessKeyId)
        assertToken(accessKeyId, { request, target })
        return known
      },
    },
  )
  if (verdict.ok) return { kind: 'owner', accessKeyId: verdict.accessKeyId }
  if (verdict.form === 'none') return { kind: 'anonymous' }
  const { status, code, ec } = verdict
  throw new OssRefusal({
    status,
    code,
    message: SERVICE_TEXTS[code] ?? verdict.message,
    ...(ec === '' ? {} : { ec }),
    details: { ...detailsOf(verdict, now), ...requestTimeOf(verdict, request) },
  })
}

/** Texts of the service that clients compare. */
const SERVICE_TEXTS: Readonly<Partial<Record<Refusal['code'], string>>> = {
  InvalidAccessKeyId: 'The OSS Access Key Id you provided does not exist in our records.',
}

/** Ids of temporary credentials begin so. */
const TEMPORARY_ID = 'STS.'

/** @throws {OssRefusal} `InvalidAccessKeyId` when temporary credentials come without their token. */
function assertToken(accessKeyId: string, { request, target }: SignedRequest): void {
  if (!accessKeyId.startsWith(TEMPORARY_ID)) return
  const token =
    request.headers['x-oss-security-token'] ||
    target.query.get('x-oss-security-token') ||
    target.query.get('security-token')
  if (token) return
  throw new OssRefusal({
    status: 403,
    code: 'InvalidAccessKeyId',
    message: 'The OSS Access Key Id of temporary credentials was sent without its security token.',
    ec: '0002-00000003',
  })
}

interface SignedRequest {
  readonly request: ServiceRequest
  readonly target: RequestTarget
}

/** Returns the time that a request claims, when its clock is wrong. */
function requestTimeOf(
  { code }: Refusal,
  { headers }: ServiceRequest,
): Readonly<Record<string, string>> {
  const text = headers['x-oss-date'] ?? headers['date'] ?? ''
  const basic = text.replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
    (_found, ...parts) => `${parts.slice(0, 3).join('-')}T${parts.slice(3, 6).join(':')}Z`,
  )
  const time = new Date(basic)
  if (code !== 'RequestTimeTooSkewed' || Number.isNaN(time.getTime())) return {}
  return { RequestTime: time.toISOString() }
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

/** The service's side: is a received request signed by a known key, in time, for this region? */
import {
  buildCanonicalRequest,
  canonicalHeaders,
  canonicalQuery,
  canonicalUri,
  isSignedByDefault,
} from './canonical-request.ts'
import { type Claim, readClaim } from './claim.ts'
import { checkClaim, type VerifyOptions } from './claim-check.ts'
import { isEqualInConstantTime } from './constant-time.ts'
import { percentEncode } from './percent-encode.ts'
import { type Refusal, refuse, type SignatureForm } from './refusal.ts'
import { parseRequestTarget, type RequestTarget } from './request-target.ts'
import { formatScope } from './scope.ts'
import { signingKeyFor } from './signing-key.ts'
import { computeSignature } from './string-to-sign.ts'

/** A request as it was received. */
export interface VerifiableRequest {
  readonly method: string
  /** The raw request target: path and query as on the wire, never through a URL class. */
  readonly target: string
  /** A `Headers`, Node's `request.headers`, or any record. */
  readonly headers:
    | Iterable<readonly [name: string, value: string]>
    | Readonly<Record<string, string | readonly string[] | undefined>>
  /** Given when the host carries it; otherwise the first path segment is the bucket. */
  readonly bucket?: string | undefined
}

/** A request that is what its signer signed. */
export interface Verified {
  readonly ok: true
  readonly form: SignatureForm
  readonly accessKeyId: string
  /** `undefined` at service level. */
  readonly bucket: string | undefined
  /** Decoded; the empty text at bucket level. */
  readonly key: string
  /** Decoded; a parameter without a value has the empty text. */
  readonly query: ReadonlyMap<string, string>
  /** The end of a presigned URL; `undefined` in the header form. */
  readonly expiresAt: Date | undefined
  readonly canonicalRequest: string
  readonly stringToSign: string
}

export type Verdict = Verified | Refusal

/**
 * Checks the signature of a received request, in its headers or in its URL.
 *
 * Never throws on what the request contains. `name` and `name=` are equal, and signatures are
 * compared in constant time. A request without a signature is refused with `form: 'none'`; whether an
 * object is public is for the caller to know.
 *
 * @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`, for the options.
 * @example
 * const verdict = await verify(
 *   { method: request.method, target: request.url, headers: request.headers },
 *   { region: 'cn-hangzhou', lookup: (accessKeyId) => keys.get(accessKeyId) },
 * )
 */
export async function verify(request: VerifiableRequest, options: VerifyOptions): Promise<Verdict> {
  const target = parseRequestTarget(request.target, request.bucket)
  if (target === undefined) {
    return refuse(
      'none',
      'InvalidURI',
      0,
      'The request target cannot be read, or repeats a parameter.',
    )
  }
  const headers = readReceivedHeaders(request.headers)
  const claim = readClaim(headers, target.query)
  if ('ok' in claim) return claim
  const known = await checkClaim(claim, options)
  if ('ok' in known) return known
  const canonicalRequest = receivedCanonicalRequest(request.method, { target, headers, claim })
  const computed = computeSignature(canonicalRequest, {
    timestamp: claim.timestamp,
    scope: formatScope(claim.credential),
    signingKey: signingKeyFor(known.accessKeySecret, claim.credential),
  })
  const { stringToSign, signature } = computed instanceof Promise ? await computed : computed
  const stages = { canonicalRequest, stringToSign }
  if (!isEqualInConstantTime(signature, claim.signature)) {
    return { ...mismatch(claim), ...stages }
  }
  const { form, instant, expiresIn, credential } = claim
  const expiresAt = expiresIn === undefined ? undefined : new Date(instant + expiresIn * 1000)
  return { ok: true, form, accessKeyId: credential.accessKeyId, ...target, expiresAt, ...stages }
}

/** The refusal of a wrong signature; callers add what the service would have signed. */
export function mismatch({ form, signature }: Claim): Refusal {
  const message =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.'
  return { ...refuse(form, 'SignatureDoesNotMatch', 40, message), signatureProvided: signature }
}

/** Lower-case name → trimmed value; repeated headers joined by a comma. */
function readReceivedHeaders(headers: VerifiableRequest['headers']): Map<string, string> {
  const received = new Map<string, string>()
  const entries =
    Symbol.iterator in headers
      ? (headers as Iterable<readonly [string, string]>)
      : Object.entries(headers)
  for (const [name, value] of entries) {
    if (value === undefined) continue
    received.set(name.toLowerCase(), String(value).trim()) // an array's text is joined by commas
  }
  return received
}

function receivedCanonicalRequest(
  method: string,
  from: { target: RequestTarget; headers: ReadonlyMap<string, string>; claim: Claim },
): string {
  const { target, headers, claim } = from
  const query = new Map<string, string>()
  for (const [name, value] of target.query) {
    if (name === 'x-oss-signature' && claim.form === 'query') continue
    query.set(percentEncode(name, 'QUERY_INVALID'), percentEncode(value, 'QUERY_INVALID'))
  }
  const additional = claim.additionalHeaders.filter(
    (name) => headers.has(name) && !isSignedByDefault(name),
  )
  const signed = new Map<string, string>()
  for (const [name, value] of headers) {
    if (isSignedByDefault(name) || additional.includes(name)) signed.set(name, value)
  }
  return buildCanonicalRequest({
    method,
    uri: canonicalUri(target),
    query: canonicalQuery(query),
    headers: canonicalHeaders(signed),
    additionalHeaders: [...new Set(additional)].sort().join(';'),
  })
}

/** The service's side: is a received request signed by a known key, in time, for this region? */

import { isEqualInConstantTime } from '../crypto/constant-time.ts'
import { type Claim, readClaim } from './claim.ts'
import { type KnownKey, resolveClaim, resolveService, type VerifyOptions } from './known-key.ts'
import {
  type ReceivedHeaders,
  readReceivedHeaders,
  receivedCanonicalRequest,
} from './received-request.ts'
import { type Refusal, refuse, type SignatureForm } from './refusal.ts'
import { parseRequestTarget } from './request-target.ts'

/** A request as it was received. */
export interface VerifiableRequest {
  readonly method: string
  /** The raw request target: path and query as on the wire, never through a URL class. */
  readonly target: string
  /** A `Headers`, Node's `request.headers`, or any record. */
  readonly headers: ReceivedHeaders
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

/** What is looked up, seen as what may be waited for: Node is spared a wait where there is no promise. */
type Found = (Partial<KnownKey> & { readonly then?: unknown }) | undefined

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
export const verify = async (
  request: VerifiableRequest,
  options: VerifyOptions,
): Promise<Verdict> => {
  const target = parseRequestTarget(request.target, request.bucket)
  if (target === undefined) {
    return refuse('none', 'InvalidURI', 0, 'The target is malformed.')
  }
  const headers = readReceivedHeaders(request.headers)
  const service = resolveService(options)
  const claim = readClaim(headers, target.query, service)
  if ('ok' in claim) return claim
  const { form, accessKeyId, expiresAt } = claim
  const found: Found = options.lookup(accessKeyId)
  const context = resolveClaim(
    claim,
    (found?.then ? await found : found) as KnownKey | undefined,
    service,
  )
  if ('ok' in context) return context
  return context.sign(
    receivedCanonicalRequest(request.method, target, headers, claim),
    {},
    ({ canonicalRequest, stringToSign, signature }) =>
      isEqualInConstantTime(signature, claim.signature)
        ? { ok: true, form, accessKeyId, ...target, expiresAt, canonicalRequest, stringToSign }
        : { ...mismatch(claim), canonicalRequest, stringToSign },
  )
}

/** The refusal of a wrong signature; callers add what the service would have signed. */
export const mismatch = ({ form, signature }: Claim): Refusal => {
  const message = 'The request signature we calculated does not match the signature you provided.'
  return { ...refuse(form, 'SignatureDoesNotMatch', 40, message), signatureProvided: signature }
}

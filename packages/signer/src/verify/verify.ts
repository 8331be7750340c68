/** The service's side: is a received request signed by a known key, in time, for this region? */
import { computeSignature } from '../crypto/compute-signature.ts'
import { isEqualInConstantTime } from '../crypto/constant-time.ts'
import { hideToken } from '../hide-token.ts'
import { readClaim } from './claim.ts'
import { expiryOf } from './claim-rules.ts'
import { findSigner } from './find-signer.ts'
import {
  type ReceivedHeaders,
  readReceivedHeaders,
  receivedCanonicalRequest,
} from './received-request.ts'
import { isRefusal, type Refusal, refuse, refuseSignature, type SignatureForm } from './refusal.ts'
import { type RequestTarget, readTarget } from './request-target.ts'
import { receivingService, type VerifyOptions } from './verify-options.ts'

/** A request as it was received. */
export interface VerifiableRequest {
  readonly method: string
  /**
   * The raw request target: path and query as on the wire, never through a URL class; or what
   * `parseRequestTarget` returned for it, so that what is served is what was checked.
   */
  readonly target: string | RequestTarget
  /** A `Headers`, Node's `request.headers`, or any record. */
  readonly headers: ReceivedHeaders
  /**
   * Given when the host carries it; otherwise the first path segment is the bucket. Not read when
   * the target is parsed already.
   */
  readonly bucket?: string | undefined
}

/** A request that is what its signer signed. */
export interface Verified extends RequestTarget {
  readonly ok: true
  readonly form: SignatureForm
  readonly accessKeyId: string
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
 * @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`, for the options; `CREDENTIALS_INVALID`,
 * for a secret that the look-up found.
 * @example
 * const verdict = await verify(
 *   { method: request.method, target: request.url, headers: request.headers },
 *   { region: 'cn-hangzhou', lookup: (accessKeyId) => keys.get(accessKeyId) },
 * )
 */
export async function verify(request: VerifiableRequest, options: VerifyOptions): Promise<Verdict> {
  const service = receivingService(options)
  const target =
    typeof request.target === 'string' ? readTarget(request.target, request.bucket) : request.target
  if (target === undefined) {
    return refuse('none', { code: 'InvalidURI', message: 'The target is malformed.' })
  }
  const headers = readReceivedHeaders(request.headers)
  const claim = readClaim(headers, target.query)
  if (isRefusal(claim)) return claim
  const signer = await findSigner(claim, service, options.lookup)
  if (isRefusal(signer)) return signer

  const { scope, signingKey } = signer
  const { form, accessKeyId, additionalHeaders, securityToken } = claim
  const { timestamp } = claim.date
  const received = { method: request.method, target, headers, additionalHeaders }
  const canonicalRequest = receivedCanonicalRequest(received)
  const { stringToSign, signature } = await computeSignature(canonicalRequest, {
    timestamp,
    scope,
    signingKey,
  })
  if (!isEqualInConstantTime(signature, claim.signature)) {
    const refusal = refuseSignature(form, claim.signature)
    return hideToken({ ...refusal, canonicalRequest, stringToSign }, securityToken)
  }
  const { bucket, key, query } = target
  const verified: Verified = {
    ok: true,
    form,
    accessKeyId,
    bucket,
    key,
    query,
    expiresAt: expiryOf(claim),
    canonicalRequest,
    stringToSign,
  }
  return hideToken(verified, securityToken)
}

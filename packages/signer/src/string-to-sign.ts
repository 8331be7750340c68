/**
 * Timestamp, scope and canonical request → string to sign → signature.
 *
 * @see recommend-to-use-signature-version-4, "StringToSign" and "Signature"
 */
import { hmacHex, type SigningKey, sha256Hex } from '#crypto'
import { type MaybePromise, whenReady } from './maybe-promise.ts'

/** The name of the algorithm, in the header, in the URL and in the string to sign. */
export const ALGORITHM = 'OSS4-HMAC-SHA256'

/** The last two stages of a signature. */
export interface Signature {
  readonly stringToSign: string
  /** 64 lower-case hex digits. */
  readonly signature: string
}

/** The stages of a signature, for display and for comparison with what the service computed. */
export interface SignatureStages extends Signature {
  readonly canonicalRequest: string
  /** `day/region/product/aliyun_v4_request`. */
  readonly scope: string
}

/** The stages of a request that is not signed. */
export const ANONYMOUS_STAGES: SignatureStages = {
  canonicalRequest: '',
  stringToSign: '',
  signature: '',
  scope: '',
}

/** Everything that turns a canonical request into a signature. */
export interface SignatureInput {
  readonly timestamp: string
  readonly scope: string
  readonly signingKey: MaybePromise<SigningKey>
}

/** Computes the signature over a canonical request. */
export function computeSignature(
  canonicalRequest: string,
  { timestamp, scope, signingKey }: SignatureInput,
): MaybePromise<Signature> {
  return whenReady(sha256Hex(canonicalRequest), (hash) => {
    const stringToSign = `${ALGORITHM}\n${timestamp}\n${scope}\n${hash}`
    return whenReady(signingKey, (key) =>
      whenReady(hmacHex(key, stringToSign), (signature) => ({ stringToSign, signature })),
    )
  })
}

/**
 * Timestamp, scope and canonical request → string to sign → signature.
 *
 * @see recommend-to-use-signature-version-4, "StringToSign" and "Signature"
 */
import { hmacHex, sha256Hex } from '#crypto'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import type { DerivedKey } from './signing-key.ts'

/** The name of the algorithm, in the header, in the URL and in the string to sign. */
export const ALGORITHM = 'OSS4-HMAC-SHA256'

/** The stages of a signature, for display and for comparison with what the service computed. */
export interface SignatureStages {
  readonly canonicalRequest: string
  readonly stringToSign: string
  /** 64 lower-case hex digits. */
  readonly signature: string
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
  readonly signingKey: DerivedKey
}

/**
 * Computes the signature over a canonical request.
 *
 * @param use - makes the result of the last two stages.
 */
export function computeSignature<Result>(
  canonicalRequest: string,
  { timestamp, scope, signingKey }: SignatureInput,
  use: (stringToSign: string, signature: string) => Result,
): MaybePromise<Result> {
  return whenReady(sha256Hex(canonicalRequest), (hash) => {
    const stringToSign = `${ALGORITHM}\n${timestamp}\n${scope}\n${hash}`
    return whenReady(hmacHex(signingKey, stringToSign), (signature) => use(stringToSign, signature))
  })
}

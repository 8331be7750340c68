/**
 * Timestamp, scope and canonical request → string to sign → signature.
 *
 * @see recommend-to-use-signature-version-4, "StringToSign" and "Signature"
 */
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

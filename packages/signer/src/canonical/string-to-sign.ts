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

/** A signed request. For `'anonymous'` the texts of all stages are empty. */
export interface SignedHeaders extends SignatureStages {
  /** The given headers plus `x-oss-date`, `x-oss-content-sha256`, `authorization` and, with a token, `x-oss-security-token`. */
  readonly headers: Record<string, string>
}

/** The stages of a request that is not signed. */
export const ANONYMOUS_STAGES: SignatureStages = {
  canonicalRequest: '',
  stringToSign: '',
  signature: '',
  scope: '',
}

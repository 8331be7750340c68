/** The intermediate values of a signature, part of every result. */

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

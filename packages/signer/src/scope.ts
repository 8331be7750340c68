/** The scope `day/region/product/aliyun_v4_request`. */

/** What a signing key is bound to. */
export interface Scope {
  /** `YYYYMMDD`, UTC. */
  readonly day: string
  /** A region id such as `cn-hangzhou`, or the id of a CloudBox. */
  readonly region: string
  /** `oss`, or `oss-cloudbox`. */
  readonly product: string
}

export const SCOPE_TERMINATOR = 'aliyun_v4_request'

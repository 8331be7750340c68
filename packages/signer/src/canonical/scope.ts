/** The scope `day/region/product/aliyun_v4_request` of every signature. */

/** The service that a signature is for. */
export interface ServiceOptions {
  /** The bucket's own region such as `cn-hangzhou`, whatever the host; no `oss-` before it. */
  readonly region: string
  /** @default 'oss' */
  readonly product?: string | undefined
  /** Signs for this CloudBox (`cb-…`) instead of `region` and `product`. */
  readonly cloudBoxId?: string | undefined
}

/** How every scope ends. */
export const SCOPE_TERMINATOR = 'aliyun_v4_request'

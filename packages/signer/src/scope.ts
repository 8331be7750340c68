/** The scope `day/region/product/aliyun_v4_request`, and the credential, which puts the key id before it. */

/** What a signing key is bound to. */
export interface Scope {
  /** `YYYYMMDD`, UTC. */
  readonly day: string
  /** A region id such as `cn-hangzhou`, or the id of a CloudBox. */
  readonly region: string
  /** `oss`, or `oss-cloudbox`. */
  readonly product: string
}

/** A credential, taken apart. */
export interface Credential extends Scope {
  readonly accessKeyId: string
  /** The last segment; anything but `aliyun_v4_request` is an error. */
  readonly terminator: string
}

export const SCOPE_TERMINATOR = 'aliyun_v4_request'

export function formatScope({ day, region, product }: Scope): string {
  return `${day}/${region}/${product}/${SCOPE_TERMINATOR}`
}

/** Reads a credential; `undefined` unless it has exactly five segments. */
export function parseCredential(text: string): Credential | undefined {
  const segments = text.split('/')
  if (segments.length !== 5) return undefined
  const [accessKeyId = '', day = '', region = '', product = '', terminator = ''] = segments
  return { accessKeyId, day, region, product, terminator }
}

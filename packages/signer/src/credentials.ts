/** Who signs. */

/** An access key, permanent or from the Security Token Service. */
export interface Credentials {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** The STS token; an empty one counts as none. */
  readonly securityToken?: string | undefined
}

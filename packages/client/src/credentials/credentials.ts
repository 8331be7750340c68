/** Access keys and where they come from. */

/** An access key, with the token of a temporary one. */
export interface Credentials {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly securityToken?: string | undefined
}

/** Credentials that may end. */
export interface ExpiringCredentials extends Credentials {
  /** Without it they are kept until the service refuses them. */
  readonly expiration?: Date | undefined
}

/** Fetches credentials; called again when the former end or are refused. */
export type CredentialsProvider = () => Promise<ExpiringCredentials>

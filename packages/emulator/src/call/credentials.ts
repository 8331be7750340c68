/** Credentials of callers. */

/** Credentials that the emulator accepts. */
export interface EmulatorCredentials {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** Makes them temporary: requests must carry this token. */
  readonly securityToken?: string
  /** When temporary credentials end. */
  readonly expiration?: Date
}

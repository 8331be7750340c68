/** Who signs. */
import { assertText } from './errors.ts'

/** An access key, permanent or from the Security Token Service. */
export interface Credentials {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** The STS token; an empty one counts as none. */
  readonly securityToken?: string | undefined
}

/**
 * Checks credentials before they sign. Blanks and line breaks come along from files and shells, and
 * the service would only say that the signature is wrong.
 *
 * @throws {SignerError} `CREDENTIALS_INVALID`; the message names the member and never shows its value.
 */
export function assertCredentials(credentials: Credentials): void {
  const { accessKeyId, accessKeySecret, securityToken = '' } = Object(credentials)
  assertMember('accessKeyId', accessKeyId, /^[^\s/,]+$/)
  assertMember('accessKeySecret', accessKeySecret, /^\S+$/)
  assertMember('securityToken', securityToken, /^[!-~]*$/)
}

function assertMember(member: keyof Credentials, value: unknown, legal: RegExp): void {
  assertText('CREDENTIALS_INVALID', `credentials.${member} without blanks`, value, legal)
}

/** Who signs. */
import { SignerError } from './errors.ts'

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
  if (credentials === null || typeof credentials !== 'object') {
    throw new SignerError(
      'CREDENTIALS_INVALID',
      "expected credentials { accessKeyId, accessKeySecret } or 'anonymous', received something else",
    )
  }
  assertMember('accessKeyId', credentials.accessKeyId, /^[^\s/,]+$/)
  assertMember('accessKeySecret', credentials.accessKeySecret, /^\S+$/)
  assertMember('securityToken', credentials.securityToken ?? '', /^[\x21-\x7e]*$/)
}

function assertMember(member: keyof Credentials, value: unknown, pattern: RegExp): void {
  if (typeof value === 'string' && pattern.test(value)) return
  const received =
    typeof value !== 'string'
      ? `a value of type ${typeof value}`
      : value === ''
        ? 'an empty text'
        : 'a text with a blank, a line break or another character that keys do not have'
  throw new SignerError(
    'CREDENTIALS_INVALID',
    `expected credentials.${member} as the service issued it, received ${received}`,
  )
}

/** Who signs. */
import { matches, misuse } from './errors.ts'

/** An access key, permanent or from the Security Token Service. */
export interface Credentials {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** The STS token; an empty one counts as none. */
  readonly securityToken?: string | undefined
}

/**
 * Refuses credentials that no service issues. Blanks and line breaks come along from files and shells,
 * and the service would only answer that the signature is wrong.
 *
 * @throws {SignerError} `CREDENTIALS_INVALID`; the message never quotes a value.
 */
export function assertCredentials(credentials: Credentials): void {
  const { accessKeyId, accessKeySecret, securityToken = '' } = Object(credentials) as Credentials
  if (!matches(accessKeyId, /^[^\s/,]+$/)) refuseCredential('accessKeyId')
  if (!matches(accessKeySecret, /^\S+$/)) refuseCredential('accessKeySecret')
  if (!matches(securityToken, /^[!-~]*$/)) refuseCredential('securityToken')
}

function refuseCredential(name: keyof Credentials): never {
  misuse('CREDENTIALS_INVALID', `credentials.${name} without blanks`, 'something else')
}

/** Turns the credential settings of a profile into what the client takes. */
import type { OssClientOptions } from '@oss-process/client'
import type { CredentialSettings } from './credential-settings.ts'
import { CliError } from './errors.ts'
import type { Io } from './io.ts'

type ClientCredentials = OssClientOptions['credentials']

/**
 * Opens the credentials of a call.
 *
 * @throws {CliError} `CLI_SETUP` when there are none.
 */
export async function openCredentials(
  settings: CredentialSettings | undefined,
  _io: Io,
): Promise<ClientCredentials> {
  if (settings === undefined) {
    throw new CliError(
      'CLI_SETUP',
      'expected credentials, found none in flags, environment or profile',
      {
        hint: 'set OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET, or try --local, which needs no account',
      },
    )
  }
  const { accessKeyId, accessKeySecret, securityToken } = settings
  if (settings.mode === 'anonymous') return 'anonymous'
  if (accessKeyId !== undefined && accessKeySecret !== undefined) {
    return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) }
  }
  throw new CliError('CLI_SETUP', `the credential mode ${settings.mode} is not supported`, {
    hint: 'use the mode AK or StsToken',
  })
}

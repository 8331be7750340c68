/** Turns the credential settings of a call into what the client takes. */
import type { OssClientOptions } from '@oss-process/client'
import { CliError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Settings } from './resolve-settings.ts'

/**
 * Opens the credentials of a call; those of a role, a program or an address are fetched when the first
 * request needs them.
 *
 * @throws {CliError} `CLI_SETUP` when there are none.
 */
export async function openCredentials(
  { credentials, configFile, profileName }: Settings,
  io: Pick<Io, 'files'>,
): Promise<OssClientOptions['credentials']> {
  if (credentials === undefined) {
    throw new CliError(
      'CLI_SETUP',
      'expected credentials, found none in flags, environment or profile',
      {
        hint: 'set OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET, or try --local, which needs no account',
      },
    )
  }
  const { mode, accessKeyId, accessKeySecret, securityToken } = credentials
  if (mode === 'anonymous') return 'anonymous'
  if (accessKeyId !== undefined && accessKeySecret !== undefined) {
    return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) }
  }
  const { fromIni } = await import('@oss-process/client/credentials')
  return fromIni({ file: io.files.path(configFile.value), profile: profileName })
}

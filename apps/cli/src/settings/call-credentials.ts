/** The credentials of a call: flags over environment over profile. */
import type { OssClientOptions } from '@oss-process/client'
import type {
  CredentialsMode,
  LoadedProfile,
  Setting as LoadedSetting,
} from '@oss-process/client/credentials'
import { CliError } from '../errors.ts'

/** Where the credentials of a call come from. */
export interface CallCredentials {
  readonly mode: CredentialsMode
  readonly origin: string
  /** Absent when the credentials are fetched only when a request needs them. */
  readonly accessKeyId?: string
  readonly provider: OssClientOptions['credentials']
}

/** The flags that carry credentials. */
export interface CredentialFlags {
  readonly accessKeyId?: string | undefined
  readonly accessKeySecret?: string | undefined
  readonly securityToken?: string | undefined
}

/**
 * Finds the credentials of a call, or `undefined` when no place names any. Id and secret always come
 * from one place.
 *
 * @throws {CliError} `CLI_SETUP` for a flag of the two without the other.
 * @throws {OssCredentialsError} for credentials of environment or profile that are incomplete.
 */
export function findCredentials(
  flags: CredentialFlags,
  profile: LoadedProfile,
): CallCredentials | undefined {
  return flagCredentials(flags) ?? profileCredentials(profile)
}

function flagCredentials(flags: CredentialFlags): CallCredentials | undefined {
  const { accessKeyId, accessKeySecret, securityToken } = flags
  if (!accessKeyId && !accessKeySecret) return undefined
  if (!accessKeyId || !accessKeySecret) {
    const names = ['--access-key-id', '--access-key-secret']
    const [given, missing] = accessKeyId ? names : names.toReversed()
    throw new CliError(
      'CLI_SETUP',
      `expected ${names.join(' and ')} together, received ${given} alone (flags)`,
      { hint: `give ${missing} in the same place` },
    )
  }
  return {
    mode: securityToken ? 'ststoken' : 'ak',
    origin: 'flags',
    accessKeyId,
    provider: { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) },
  }
}

function profileCredentials(profile: LoadedProfile): CallCredentials | undefined {
  const found = profile.credentials()
  if (found === undefined) return undefined
  const isEnvironment = found.origin.from === 'environment'
  return { ...found, origin: isEnvironment ? 'environment' : originOf(found, profile) }
}

/** Names the place of a setting: a variable of the environment, or a profile. */
export function originOf(
  { origin }: Pick<LoadedSetting, 'origin'>,
  { name, file }: LoadedProfile,
): string {
  return origin.from === 'environment' ? origin.variable : `profile ${name} of ${file}`
}

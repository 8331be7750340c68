/** The credentials of a call: flags over environment over profile. */
import type { OssClientOptions } from '@oss-process/client'
import type {
  CredentialsMode,
  LoadedProfile,
  Setting as LoadedSetting,
} from '@oss-process/client/credentials'
import { CliError, usageError } from '../errors.ts'
import type { Io } from '../io.ts'

/** Where the credentials of a call come from. */
export interface CallCredentials {
  readonly mode: CredentialsMode
  readonly origin: string
  /** Where the security token comes from, when that is another place. */
  readonly tokenOrigin?: string
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

/** Where credentials may stand besides the flags. */
interface Places {
  readonly profile: LoadedProfile
  readonly env: Io['env']
}

/**
 * Finds the credentials of a call, or `undefined` when no place names any. Id and secret always come
 * from one place; a token that is given by flag goes with them, whatever that place is.
 *
 * @throws {CliError} `CLI_SETUP` for a flag of the three that lacks the others, `CLI_USAGE` for a value
 *   that no service issues.
 * @throws {OssCredentialsError} for credentials of environment or profile that are incomplete.
 */
export function findCredentials(
  flags: CredentialFlags,
  places: Places,
): CallCredentials | undefined {
  if (flags.securityToken) assertPart('token', flags.securityToken, '--security-token')
  return flagCredentials(flags) ?? placedCredentials(flags.securityToken, places)
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
  assertPart('id', accessKeyId, '--access-key-id')
  assertPart('secret', accessKeySecret, '--access-key-secret')
  return {
    mode: securityToken ? 'ststoken' : 'ak',
    origin: 'flags',
    accessKeyId,
    provider: { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) },
  }
}

/** Takes the credentials of environment or profile, with a token of the flags. */
function placedCredentials(
  securityToken: string | undefined,
  { profile, env }: Places,
): CallCredentials | undefined {
  const found = profile.credentials()
  if (found === undefined) {
    if (!securityToken) return undefined
    throw new CliError(
      'CLI_SETUP',
      'expected an access key id and secret, received a token alone',
      {
        hint: 'give --access-key-id and --access-key-secret, or set OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET',
      },
    )
  }
  const isEnvironment = found.origin.from === 'environment'
  const origin = isEnvironment ? 'environment' : originOf(found, profile)
  if (found.accessKeyId !== undefined) assertParts(isEnvironment, { profile, env })
  if (!securityToken) return { ...found, origin }
  const { accessKeyId, provider } = found
  if (accessKeyId === undefined || typeof provider !== 'function') {
    throw usageError(
      `expected --security-token beside access keys, received it beside mode ${found.mode} (${origin})`,
      'leave it out, or give --access-key-id and --access-key-secret with it',
    )
  }
  return {
    mode: 'ststoken',
    origin,
    tokenOrigin: '--security-token',
    accessKeyId,
    provider: async () => ({ ...(await provider()), securityToken }),
  }
}

/** The parts of credentials: what they are called, what they look like, and where they stand. */
const PARTS = {
  id: {
    noun: 'an access key id',
    form: /^[^\s/,]+$/,
    variable: 'OSS_ACCESS_KEY_ID',
    key: 'access-key-id',
  },
  secret: {
    noun: 'an access key secret',
    form: /^\S+$/,
    variable: 'OSS_ACCESS_KEY_SECRET',
    key: 'access-key-secret',
  },
  token: {
    noun: 'a security token',
    form: /^[!-~]*$/,
    variable: 'OSS_SESSION_TOKEN',
    key: 'sts-token',
  },
} as const

function assertParts(isEnvironment: boolean, { profile, env }: Places): void {
  for (const name of ['id', 'secret', 'token'] as const) {
    const { variable, key } = PARTS[name]
    if (isEnvironment) assertPart(name, env[variable]?.trim() ?? '', variable)
    else assertPart(name, profile.get(key)?.value ?? '', `${key} of profile ${profile.name}`)
  }
}

/** Refuses what no service issues. The message never repeats the value. */
function assertPart(name: keyof typeof PARTS, value: string, place: string): void {
  const { noun, form } = PARTS[name]
  if (value === '' || form.test(value)) return
  const blank = value.search(/\s/)
  const found =
    blank === -1
      ? 'other characters'
      : `a blank or line break as character ${blank + 1} of ${value.length}`
  throw usageError(
    `expected ${noun} without blanks, received ${found} (${place})`,
    'copy it again, and quote it where the shell would split it',
  )
}

/** Names the place of a setting: a variable of the environment, or a profile. */
export function originOf(
  { origin }: Pick<LoadedSetting, 'origin'>,
  { name, file }: LoadedProfile,
): string {
  return origin.from === 'environment' ? origin.variable : `profile ${name} of ${file}`
}

/** Warns of an id that the Security Token Service issued, without the token that goes with it. */
export function warnOfLostToken(credentials: CallCredentials | undefined): string | undefined {
  if (credentials?.mode !== 'ak' || !credentials.accessKeyId?.startsWith('STS.')) return undefined
  return (
    `warning: the access key id begins with STS. and there is no security token with it (${credentials.origin})\n` +
    '  hint: give --security-token, or OSS_SESSION_TOKEN beside the id; the service refuses such an id alone\n'
  )
}

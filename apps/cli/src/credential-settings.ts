/**
 * Finds where the credentials of a call come from: flags, environment or profile.
 *
 * Their three parts always come from one place: the first that names an access key id or a secret. The
 * secret of one account is so never paired with the id of another.
 */
import { CliError, usageError } from './errors.ts'
import type { Io } from './io.ts'
import { cut } from './object-address.ts'
import type { Profile } from './profile-file.ts'

/** How the credentials of a profile are obtained, as ossutil names it, in lower case. */
export type CredentialMode =
  | 'ak'
  | 'ststoken'
  | 'ramrolearn'
  | 'ecsramrole'
  | 'ali-ecsramrole'
  | 'oidcrolearn'
  | 'process'
  | 'anonymous'

export interface CredentialSettings {
  readonly mode: CredentialMode
  readonly origin: string
  readonly accessKeyId?: string
  readonly accessKeySecret?: string
  readonly securityToken?: string
  /** The rest of the profile, for the modes that fetch their credentials. */
  readonly profile: Profile
}

/** The flags that carry credentials. */
export interface CredentialFlags {
  readonly accessKeyId?: string | undefined
  readonly accessKeySecret?: string | undefined
  readonly securityToken?: string | undefined
}

/**
 * Finds the credentials of a call, or `undefined` when no place names any.
 *
 * @throws {CliError} `CLI_SETUP` when a place gives an id without its secret, or the reverse;
 *   `CLI_USAGE` for a mode that ossutil does not know either.
 */
export function findCredentials(
  flags: CredentialFlags,
  env: Io['env'],
  file: { readonly origin: string; readonly profile: Profile },
): CredentialSettings | undefined {
  const { profile } = file
  const fromFlags = {
    id: flags.accessKeyId,
    secret: flags.accessKeySecret,
    token: flags.securityToken,
  }
  const fromEnv = {
    id: env['OSS_ACCESS_KEY_ID'],
    secret: env['OSS_ACCESS_KEY_SECRET'],
    token: env['OSS_SESSION_TOKEN'],
  }
  const mode = readMode(profile.get('mode'), file.origin)
  if (fromFlags.id || fromFlags.secret) return pairOf(fromFlags, flagNames, profile)
  if (fromEnv.id || fromEnv.secret) return pairOf(fromEnv, environmentNames, profile)
  if (mode !== undefined && mode !== 'ak' && mode !== 'ststoken') {
    return { mode, origin: file.origin, profile }
  }
  const fromFile = {
    id: profile.get('accesskeyid'),
    secret: profile.get('accesskeysecret'),
    token: profile.get('ststoken'),
  }
  if (!fromFile.id && !fromFile.secret) return undefined
  const names = { ...fileNames, origin: file.origin }
  return pairOf(fromFile, names, profile)
}

interface CredentialNames {
  readonly id: string
  readonly secret: string
  readonly origin: string
}

const flagNames: CredentialNames = {
  id: '--access-key-id',
  secret: '--access-key-secret',
  origin: 'flags',
}
const environmentNames: CredentialNames = {
  id: 'OSS_ACCESS_KEY_ID',
  secret: 'OSS_ACCESS_KEY_SECRET',
  origin: 'environment',
}
const fileNames = { id: 'access-key-id', secret: 'access-key-secret' } as const

function pairOf(
  found: { id: string | undefined; secret: string | undefined; token: string | undefined },
  names: CredentialNames,
  profile: Profile,
): CredentialSettings {
  const { id, secret, token } = found
  if (!id || !secret) {
    const [given, missing] = id ? [names.id, names.secret] : [names.secret, names.id]
    throw new CliError(
      'CLI_SETUP',
      `expected ${names.id} and ${names.secret} together, received ${given} alone (${names.origin})`,
      { hint: `give ${missing} in the same place` },
    )
  }
  return {
    mode: token ? 'ststoken' : 'ak',
    origin: names.origin,
    accessKeyId: id,
    accessKeySecret: secret,
    ...(token ? { securityToken: token } : {}),
    profile,
  }
}

const modes: readonly string[] = [
  'ak',
  'ststoken',
  'ramrolearn',
  'ecsramrole',
  'ali-ecsramrole',
  'oidcrolearn',
  'process',
  'anonymous',
] satisfies readonly CredentialMode[]

function readMode(text: string | undefined, origin: string): CredentialMode | undefined {
  if (text === undefined || text === '') return undefined
  const mode = text.toLowerCase()
  if (isCredentialMode(mode)) return mode
  throw usageError(
    `expected mode to be one of ${modes.join(', ')}, received "${cut(text)}" (${origin})`,
  )
}

function isCredentialMode(text: string): text is CredentialMode {
  return modes.includes(text)
}

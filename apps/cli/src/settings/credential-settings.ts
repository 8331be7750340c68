/**
 * Finds where the credentials of a call come from: flags, environment or profile.
 *
 * Their three parts always come from one place: the first that names an access key id or a secret. The
 * secret of one account is so never paired with the id of another.
 */

import { cut } from '../command-line/object-address.ts'
import { CliError, usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Profile } from './profile-file.ts'
import { plainKey } from './profile-file.ts'

/** How the credentials of a profile are obtained: ossutil's modes, in lower case without hyphens. */
export type CredentialMode =
  | 'ak'
  | 'ststoken'
  | 'ramrolearn'
  | 'ecsramrole'
  | 'aliecsramrole'
  | 'oidcrolearn'
  | 'process'
  | 'credentialuri'
  | 'anonymous'

/** Where credentials come from; the keys are there for the modes that need no fetching. */
export interface CredentialSettings {
  readonly mode: CredentialMode
  readonly origin: string
  readonly accessKeyId?: string
  readonly accessKeySecret?: string
  readonly securityToken?: string
}

/** The flags that carry credentials. */
export interface CredentialFlags {
  readonly accessKeyId?: string | undefined
  readonly accessKeySecret?: string | undefined
  readonly securityToken?: string | undefined
}

/** A profile, and how its place is named. */
interface ProfileSource {
  readonly origin: string
  readonly profile: Profile
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
  file: ProfileSource,
): CredentialSettings | undefined {
  const fromFlags = {
    id: flags.accessKeyId,
    secret: flags.accessKeySecret,
    token: flags.securityToken,
  }
  if (fromFlags.id || fromFlags.secret) return pairOf(fromFlags, flagNames)
  const fromEnv = {
    id: env['OSS_ACCESS_KEY_ID'],
    secret: env['OSS_ACCESS_KEY_SECRET'],
    token: env['OSS_SESSION_TOKEN'],
  }
  if (fromEnv.id || fromEnv.secret) return pairOf(fromEnv, environmentNames)
  return profileCredentials(file)
}

function profileCredentials({ origin, profile }: ProfileSource): CredentialSettings | undefined {
  const mode = readMode(profile, origin)
  if (mode !== 'ak' && mode !== 'ststoken') return { mode, origin }
  const keys = {
    id: profile.get('accesskeyid'),
    secret: profile.get('accesskeysecret'),
    token: profile.get('ststoken'),
  }
  return keys.id || keys.secret ? pairOf(keys, { ...fileNames, origin }) : undefined
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
  }
}

/** Modes as people write them. */
const modes: ReadonlyMap<string, CredentialMode> = /* @__PURE__ */ new Map(
  (
    [
      'ak',
      'ststoken',
      'ramrolearn',
      'ecsramrole',
      'aliecsramrole',
      'oidcrolearn',
      'process',
      'credentialuri',
      'anonymous',
    ] as const
  ).map((mode) => [mode, mode]),
)

/** Reads the mode; without one the other keys of the profile tell. */
function readMode(profile: Profile, origin: string): CredentialMode {
  const written = profile.get('mode')
  if (!written) return impliedMode(profile)
  const mode = modes.get(plainKey(written))
  if (mode !== undefined) return mode
  throw usageError(
    `expected mode to be AK, StsToken, RamRoleArn, EcsRamRole, oidcRoleArn, Process, CredentialURI or Anonymous, received "${cut(written)}" (${origin})`,
  )
}

function impliedMode(profile: Profile): CredentialMode {
  if (profile.has('rolearn') || profile.has('ramrolearn')) return 'ramrolearn'
  if (profile.has('ecsrolename')) return 'ecsramrole'
  if (profile.has('credentialprocess')) return 'process'
  return profile.has('credentialuri') ? 'credentialuri' : 'ak'
}

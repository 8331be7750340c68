/** A profile → a provider of its credentials, as its mode says. */

import type { CredentialsProvider } from './credentials.ts'
import type { CredentialsEffects } from './effects.ts'
import { type FoundProfile, siblingProfile } from './find-profile.ts'
import { type CredentialsMode, type FoundCredentials, keyPair } from './found-credentials.ts'
import { fromAssumeRole } from './from-assume-role.ts'
import { fromEcsRole } from './from-ecs-role.ts'
import { fromOidc } from './from-oidc.ts'
import { fromProcess } from './from-process.ts'
import { fromUri } from './from-uri.ts'
import { plainKey } from './profile-file.ts'
import { notConfigured } from './read-credentials.ts'

/**
 * Returns the credentials of a profile, as its `mode` or, without one, its keys decide; `undefined`
 * when they are fixed keys and it has neither id nor secret.
 *
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_MISSING` for an unknown mode, or one that lacks keys.
 */
export function profileCredentials(
  profile: FoundProfile,
  effects: CredentialsEffects,
): FoundCredentials | undefined {
  return readProfile({ profile, effects, depth: 0 })
}

interface ProfileContext {
  readonly profile: FoundProfile
  readonly effects: CredentialsEffects
  /** How many profiles refer to one another already. */
  readonly depth: number
}

function readProfile(context: ProfileContext): FoundCredentials | undefined {
  const { values } = context.profile
  const written = values.get('mode')
  const implied = IMPLIED_MODES.find(([key]) => values.has(key))
  const mode = written === undefined ? implied?.[1] : parseMode(written.value)
  const origin = (written ?? values.get(implied?.[0] ?? ''))?.origin
  if (mode === undefined || origin === undefined) return profileKeys(context.profile)
  switch (mode) {
    case 'ak':
    case 'ststoken':
      return profileKeys(context.profile)
    case 'anonymous':
      return { mode, origin, provider: 'anonymous' }
    default:
      return { mode, origin, provider: PROVIDERS[mode](context) }
  }
}

/** Without `mode`, the first of these keys that the profile has decides. */
const IMPLIED_MODES: readonly (readonly [key: string, mode: CredentialsMode])[] = [
  ['rolearn', 'ramrolearn'],
  ['ramrolearn', 'ramrolearn'],
  ['ecsrolename', 'ecsramrole'],
  ['credentialprocess', 'process'],
  ['credentialuri', 'credentialuri'],
]

/** The modes that fetch their credentials. */
const PROVIDERS: Readonly<
  Record<
    Exclude<CredentialsMode, 'ak' | 'ststoken' | 'anonymous'>,
    (context: ProfileContext) => CredentialsProvider
  >
> = {
  ramrolearn: assumedRole,
  ecsramrole: ({ profile, effects }) => fromEcsRole(roleOfInstance(profile, false), effects),
  aliecsramrole: ({ profile, effects }) => fromEcsRole(roleOfInstance(profile, true), effects),
  oidcrolearn: ({ profile, effects }) =>
    fromOidc(
      {
        roleArn: textOf(profile, 'role-arn') ?? textOf(profile, 'ram-role-arn'),
        roleSessionName: textOf(profile, 'role-session-name'),
        providerArn: textOf(profile, 'oidc-provider-arn'),
        tokenFile: textOf(profile, 'oidc-token-file-path'),
      },
      effects,
    ),
  process: ({ profile, effects }) => {
    const seconds = Number(textOf(profile, 'credential-process-timeout') ?? 15)
    const command = requiredText(profile, 'credential-process')
    return fromProcess({ command, timeout: Math.min(seconds, 600) * 1000 }, effects)
  },
  credentialuri: ({ profile, effects }) =>
    fromUri({ uri: requiredText(profile, 'credential-uri') }, effects),
}

function parseMode(written: string): CredentialsMode {
  const plain = plainKey(written)
  if (plain === 'ak' || plain === 'ststoken' || plain === 'anonymous') return plain
  if (isFetching(plain)) return plain
  throw notConfigured(
    `expected mode to be AK, StsToken, RamRoleArn, EcsRamRole, oidcRoleArn, Process, CredentialURI or Anonymous, received ${written.slice(0, 80)}`,
  )
}

function isFetching(mode: string): mode is keyof typeof PROVIDERS {
  return Object.hasOwn(PROVIDERS, mode)
}

function assumedRole(context: ProfileContext): CredentialsProvider {
  const { profile, effects } = context
  const roleArn = textOf(profile, 'role-arn') ?? requiredText(profile, 'ram-role-arn')
  const roleSessionName = textOf(profile, 'role-session-name')
  const credentials = sourceCredentials(context)
  return fromAssumeRole({ credentials, roleArn, roleSessionName }, effects)
}

/** Who takes on the role: the profile that `source-profile` names, or the keys of the same profile. */
function sourceCredentials({ profile, effects, depth }: ProfileContext): CredentialsProvider {
  const name = textOf(profile, 'source-profile')
  if (depth >= 5) throw notConfigured('expected source-profile to end, found a circle')
  const found =
    name === undefined
      ? profileKeys(profile)
      : readProfile({ profile: siblingProfile(profile, name), effects, depth: depth + 1 })
  if (found !== undefined && found.provider !== 'anonymous') return found.provider
  throw notConfigured('expected access-key-id in the source of the role, found none')
}

function roleOfInstance(profile: FoundProfile, requireToken: boolean) {
  return { roleName: textOf(profile, 'ecs-role-name'), requireToken }
}

function profileKeys({ name, file, values }: FoundProfile): FoundCredentials | undefined {
  return keyPair((key) => values.get(plainKey(key)), {
    id: 'access-key-id',
    secret: 'access-key-secret',
    token: 'sts-token',
    place: `profile ${name} of ${file}`,
  })
}

function textOf({ values }: FoundProfile, key: string): string | undefined {
  return values.get(plainKey(key))?.value
}

function requiredText(profile: FoundProfile, key: string): string {
  const text = textOf(profile, key)
  if (text !== undefined) return text
  throw notConfigured(`expected ${key} in the profile, found none`)
}

/** Credentials of a profile of the ini file that ossutil uses. */

import type { CredentialsProvider } from './credentials.ts'
import { type CredentialsEffects, SYSTEM_CREDENTIALS_EFFECTS } from './effects.ts'
import { fromAssumeRole } from './from-assume-role.ts'
import { fromEcsRole } from './from-ecs-role.ts'
import { fromOidc } from './from-oidc.ts'
import { fromProcess } from './from-process.ts'
import { fromUri } from './from-uri.ts'
import { loadProfile, type Profile, type ProfileOptions } from './profile.ts'
import { notConfigured } from './read-credentials.ts'

/**
 * Reads a profile when credentials are first needed, and does what its `mode` says: `AK`, `StsToken`,
 * `RamRoleArn`, `EcsRamRole`, `oidcRoleArn`, `Process` or `CredentialURI`. Without a mode its keys
 * tell.
 *
 * @see "Configure ossutil 2.0"
 */
export function fromIni(
  options: ProfileOptions = {},
  effects: CredentialsEffects = SYSTEM_CREDENTIALS_EFFECTS,
): CredentialsProvider {
  return async () => {
    const profile = await loadProfile(options, effects)
    return await providerOf(profile, { options, effects, depth: 0 })()
  }
}

interface ProfileContext {
  readonly options: ProfileOptions
  readonly effects: CredentialsEffects
  /** How many profiles refer to one another already. */
  readonly depth: number
}

type Mode = (profile: Profile, context: ProfileContext) => CredentialsProvider

/** By name in lower case and without hyphens. */
const MODES: ReadonlyMap<string, Mode> = /* @__PURE__ */ new Map([
  ['ak', fromKeys],
  ['ststoken', fromKeys],
  ['ramrolearn', fromRole],
  ['ecsramrole', (profile, { effects }) => ecsRole(profile, effects, false)],
  ['aliecsramrole', (profile, { effects }) => ecsRole(profile, effects, true)],
  ['oidcrolearn', fromToken],
  ['process', fromCommand],
  ['credentialuri', fromAddress],
] satisfies [string, Mode][])

function providerOf(profile: Profile, context: ProfileContext): CredentialsProvider {
  const written = profile.get('mode') ?? impliedMode(profile)
  const mode = MODES.get(written.toLowerCase().replaceAll('-', ''))
  if (mode !== undefined) return mode(profile, context)
  throw notConfigured(
    `expected mode to be AK, StsToken, RamRoleArn, EcsRamRole, oidcRoleArn, Process or CredentialURI, received ${written.slice(0, 80)}`,
  )
}

function impliedMode(profile: Profile): string {
  if (profile.has('role-arn') || profile.has('ram-role-arn')) return 'RamRoleArn'
  if (profile.has('ecs-role-name')) return 'EcsRamRole'
  if (profile.has('credential-process')) return 'Process'
  return profile.has('credential-uri') ? 'CredentialURI' : 'AK'
}

function fromKeys(profile: Profile): CredentialsProvider {
  return async () => {
    const securityToken = profile.get('sts-token')
    return {
      accessKeyId: setting(profile, 'access-key-id'),
      accessKeySecret: setting(profile, 'access-key-secret'),
      ...(securityToken ? { securityToken } : {}),
    }
  }
}

function fromRole(profile: Profile, context: ProfileContext): CredentialsProvider {
  const { effects } = context
  return async () => {
    const base = await sourceOf(profile, context)
    const roleArn = profile.get('role-arn') ?? setting(profile, 'ram-role-arn')
    const roleSessionName = profile.get('role-session-name')
    return await fromAssumeRole({ credentials: base, roleArn, roleSessionName }, effects)()
  }
}

async function sourceOf(profile: Profile, context: ProfileContext): Promise<CredentialsProvider> {
  const name = profile.get('source-profile')
  if (name === undefined) return fromKeys(profile)
  if (context.depth >= 5) throw notConfigured('expected source-profile to end, found a circle')
  const { options, effects, depth } = context
  const source = await loadProfile({ ...options, profile: name }, effects)
  return providerOf(source, { options, effects, depth: depth + 1 })
}

function ecsRole(
  profile: Profile,
  effects: CredentialsEffects,
  requireToken: boolean,
): CredentialsProvider {
  return fromEcsRole({ roleName: profile.get('ecs-role-name'), requireToken }, effects)
}

function fromToken(profile: Profile, { effects }: ProfileContext): CredentialsProvider {
  return fromOidc(
    {
      roleArn: profile.get('role-arn') ?? profile.get('ram-role-arn'),
      roleSessionName: profile.get('role-session-name'),
      providerArn: profile.get('oidc-provider-arn'),
      tokenFile: profile.get('oidc-token-file-path'),
    },
    effects,
  )
}

function fromCommand(profile: Profile, { effects }: ProfileContext): CredentialsProvider {
  const seconds = Number(profile.get('credential-process-timeout') ?? 15)
  const command = setting(profile, 'credential-process')
  return fromProcess({ command, timeout: Math.min(seconds, 600) * 1000 }, effects)
}

function fromAddress(profile: Profile, { effects }: ProfileContext): CredentialsProvider {
  return fromUri({ uri: setting(profile, 'credential-uri') }, effects)
}

function setting(profile: Profile, name: string): string {
  const value = profile.get(name)
  if (value) return value
  throw notConfigured(`expected ${name} in the profile, found none`)
}

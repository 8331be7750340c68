/** Entry `/credentials`: where credentials come from, apart from the environment. */

export { chain, fromDefaultChain } from './credentials/chain.ts'
export type {
  Credentials,
  CredentialsProvider,
  ExpiringCredentials,
} from './credentials/credentials.ts'
export type {
  CredentialsAnswer,
  CredentialsEffects,
  CredentialsRequest,
} from './credentials/effects.ts'
export type { ProfileOptions, Setting, SettingOrigin } from './credentials/find-profile.ts'
export type { CredentialsMode, FoundCredentials } from './credentials/found-credentials.ts'
export { type AssumeRoleOptions, fromAssumeRole } from './credentials/from-assume-role.ts'
export { type EcsRoleOptions, fromEcsRole } from './credentials/from-ecs-role.ts'
export { fromEnv } from './credentials/from-env.ts'
export { fromIni } from './credentials/from-ini.ts'
export { fromOidc, type OidcOptions } from './credentials/from-oidc.ts'
export { fromProcess, type ProcessOptions } from './credentials/from-process.ts'
export { fromUri, type UriOptions } from './credentials/from-uri.ts'
export { type LoadedProfile, loadProfile } from './credentials/load-profile.ts'
export {
  type ProfileEntry,
  type ProfileSection,
  parseProfiles,
  plainKey,
} from './credentials/profile-file.ts'
export type { RoleOptions } from './credentials/sts.ts'

/**
 * Resolves the settings of a call: flags over environment over profile, each value with its origin.
 * The client reads environment and profile.
 */
import type { LoadedProfile } from '@oss-process/client/credentials'
import { nearest } from '../command-line/nearest.ts'
import { cut } from '../command-line/object-address.ts'
import { usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { CallCredentials, CredentialFlags } from './call-credentials.ts'
import { findCredentials, originOf, warnOfLostToken } from './call-credentials.ts'
import type { AddressingSetting, Setting } from './check-setting.ts'
import {
  checkAddressing,
  checkEndpoint,
  checkRegion,
  checkTimeout,
  warnOfUnknownRegion,
} from './check-setting.ts'
import { configurationPath, readProfiles } from './configuration-file.ts'

/** The folder of the embedded emulator, when that is to be used. */
export interface LocalSettings {
  readonly root: string
}

export interface Settings {
  readonly local: LocalSettings | undefined
  readonly region: Setting | undefined
  readonly endpoint: Setting | undefined
  readonly addressing: AddressingSetting | undefined
  readonly isInternal: boolean
  readonly credentials: CallCredentials | undefined
  readonly profileName: string
  readonly configFile: Setting
  readonly timeoutSeconds: number | undefined
}

/** The flags that {@link resolveSettings} reads; a command that lacks one leaves it out. */
export interface SettingFlags extends CredentialFlags {
  readonly region?: string | undefined
  readonly endpoint?: string | undefined
  readonly internal?: boolean | undefined
  readonly addressing?: string | undefined
  readonly profile?: string | undefined
  readonly configFile?: string | undefined
  readonly local?: boolean | undefined
  readonly root?: string | undefined
  readonly timeout?: number | undefined
}

/** Region and folder of the embedded emulator when nobody says otherwise. */
export const localDefaults = { region: 'cn-hangzhou', root: '.oss-process' } as const

/** Settings that are checked when they are asked for, so that a wrong one leaves the others to be had. */
export type FoundSettings = { readonly [Name in keyof Settings]: () => Settings[Name] } & {
  /** What is probably wrong, each as text for stderr. */
  readonly warnings: () => readonly string[]
}

/**
 * Resolves every setting of a call. Warns on stderr of what is probably wrong.
 *
 * @throws {CliError} `CLI_USAGE` for a value that can never work or a profile that does not exist,
 *   `CLI_LOCAL_FILE` for a configuration file that was named and cannot be read.
 */
export async function resolveSettings(
  flags: SettingFlags,
  io: Pick<Io, 'env' | 'files' | 'stderr'>,
): Promise<Settings> {
  const found = await findSettings(flags, io)
  const settings = {
    timeoutSeconds: found.timeoutSeconds(),
    local: found.local(),
    region: found.region(),
    endpoint: found.endpoint(),
    addressing: found.addressing(),
    isInternal: found.isInternal(),
    credentials: found.credentials(),
    profileName: found.profileName(),
    configFile: found.configFile(),
  }
  for (const warning of found.warnings()) await io.stderr.write(warning)
  return settings
}

/**
 * Finds every setting of a call, and checks none.
 *
 * @throws {CliError} as {@link resolveSettings} does, for profile and configuration file alone.
 */
export async function findSettings(
  flags: SettingFlags,
  io: Pick<Io, 'env' | 'files'>,
): Promise<FoundSettings> {
  const isLocal = flags.local === true || flags.root !== undefined
  const configFile = configurationPath(flags, io.env)
  const named =
    settingOf(flags.profile, '--profile') ?? settingOf(io.env['OSSUTIL_PROFILE'], 'OSSUTIL_PROFILE')
  // With the embedded emulator neither environment nor profile count.
  const profile = isLocal ? undefined : await openProfile(named, configFile, io)
  const pick = (name: 'region' | 'endpoint' | 'addressing'): Setting | undefined => {
    const loaded = profile?.[name]
    return (
      settingOf(flags[name], `--${name}`) ??
      (profile && loaded && settingOf(loaded.value, originOf(loaded, profile)))
    )
  }
  const { adviseRegion, KNOWN_REGIONS } = await import('@oss-process/client/operations')
  const region = () => {
    const given = pick('region') ?? (isLocal ? embeddedRegion : undefined)
    return checkRegion(given, { adviseRegion, endpoint: pick('endpoint') })
  }
  const credentials = () => profile && findCredentials(flags, { profile, env: io.env })
  const warnings = () => [
    warnOfUnknownRegion(isLocal ? undefined : region(), {
      adviseRegion,
      endpoint: pick('endpoint'),
      known: KNOWN_REGIONS,
    }),
    warnOfLostToken(credentials()),
  ]
  return {
    warnings: () => warnings().filter((warning) => warning !== undefined),
    local: () => (isLocal ? { root: flags.root ?? localDefaults.root } : undefined),
    region,
    endpoint: () => checkEndpoint(pick('endpoint')),
    addressing: () => checkAddressing(pick('addressing')),
    isInternal: () => flags.internal === true,
    credentials,
    profileName: () => profile?.name ?? (named?.value ?? 'default').toLowerCase(),
    configFile: () => configFile,
    timeoutSeconds: () => checkTimeout(flags.timeout),
  }
}

const embeddedRegion: Setting = { value: localDefaults.region, origin: 'embedded emulator' }

/**
 * Loads environment and profile.
 *
 * @throws {CliError} `CLI_USAGE` for a profile that was named and does not exist.
 */
async function openProfile(
  named: Setting | undefined,
  path: Setting,
  io: Pick<Io, 'env' | 'files'>,
): Promise<LoadedProfile> {
  const profiles = await readProfiles(path, io)
  if (named !== undefined) assertProfile(named, [...profiles.keys()], path)
  const { loadProfile } = await import('@oss-process/client/credentials')
  const options = { profile: named?.value, file: path.value, profiles }
  return await loadProfile(options, { environment: io.env })
}

function assertProfile(named: Setting, known: readonly string[], path: Setting): void {
  const name = named.value.toLowerCase()
  if (known.includes(name)) return
  const close = nearest(name, known)
  throw usageError(
    `expected a profile of ${path.value}, received ${named.origin} ${cut(name)}`,
    known.length === 0
      ? 'oss-process config set region cn-hangzhou --profile NAME makes one'
      : `${close === undefined ? 'known' : `did you mean ${close}? Known`}: ${known.join(', ')}`,
  )
}

function settingOf(value: string | undefined, origin: string): Setting | undefined {
  return value ? { value, origin } : undefined
}

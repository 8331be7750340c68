/**
 * Resolves the settings of a call: flags over environment over profile, each value with its origin.
 */

import { nearest } from '../command-line/nearest.ts'
import { cut } from '../command-line/object-address.ts'
import { CliError, usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { CredentialSettings } from './credential-settings.ts'
import { findCredentials } from './credential-settings.ts'
import type { Profile } from './profile-file.ts'
import { parseProfiles, plainKey } from './profile-file.ts'

/** A value, and where it was found: `--region`, `OSS_REGION`, `profile default`, `default`. */
export interface Setting {
  readonly value: string
  readonly origin: string
}

/** How the bucket is addressed; the words are the client's. */
export interface AddressingSetting extends Setting {
  readonly value: 'virtual' | 'path' | 'cname'
}

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
  readonly credentials: CredentialSettings | undefined
  readonly profileName: string
  readonly configFile: Setting
  readonly timeoutSeconds: number | undefined
}

/** The flags that {@link resolveSettings} reads; a command that lacks one leaves it out. */
export interface SettingFlags {
  readonly region?: string | undefined
  readonly endpoint?: string | undefined
  readonly internal?: boolean | undefined
  readonly addressing?: string | undefined
  readonly accessKeyId?: string | undefined
  readonly accessKeySecret?: string | undefined
  readonly securityToken?: string | undefined
  readonly profile?: string | undefined
  readonly configFile?: string | undefined
  readonly local?: boolean | undefined
  readonly root?: string | undefined
  readonly timeout?: number | undefined
}

/** Region and folder of the embedded emulator when nobody says otherwise. */
export const localDefaults = { region: 'cn-hangzhou', root: '.oss-process' } as const

/** Settings that are checked when they are asked for, so that a wrong one leaves the others to be had. */
export type FoundSettings = { readonly [Name in keyof Settings]: () => Settings[Name] }

/**
 * Resolves every setting of a call.
 *
 * @throws {CliError} `CLI_USAGE` for a value that can never work or a profile that does not exist,
 *   `CLI_LOCAL_FILE` for a configuration file that was named and cannot be read.
 */
export async function resolveSettings(
  flags: SettingFlags,
  io: Pick<Io, 'env' | 'files'>,
): Promise<Settings> {
  const found = await findSettings(flags, io)
  return {
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
  const file = await readProfile(flags, io, isLocal)
  const env = isLocal ? {} : io.env
  const pick = (flag: 'region' | 'endpoint' | 'addressing', variable: string, key: string) =>
    firstSetting([
      [flags[flag], `--${flag}`],
      [env[variable], variable],
      [file.profile.get(plainKey(key)), file.origin],
    ])
  const region = pick('region', 'OSS_REGION', 'region')
  return {
    local: () => (isLocal ? { root: flags.root ?? localDefaults.root } : undefined),
    region: () => checkRegion(region ?? (isLocal ? embeddedRegion : undefined)),
    endpoint: () => checkEndpoint(pick('endpoint', 'OSS_ENDPOINT', 'endpoint')),
    addressing: () => checkAddressing(pick('addressing', '', 'addressing-style')),
    isInternal: () => flags.internal === true,
    credentials: () => (isLocal ? undefined : findCredentials(flags, io.env, file)),
    profileName: () => file.name,
    configFile: () => file.path,
    timeoutSeconds: () => checkTimeout(flags.timeout),
  }
}

/**
 * Checks a value of a profile before it is written; a key of no rule takes anything.
 *
 * @param key - as the file has it, such as `addressing-style`.
 * @throws {CliError} `CLI_USAGE`, as a call with this value would.
 */
export function checkProfileValue(key: string, value: string): void {
  const setting = { value, origin: `config set ${key}` }
  if (key === 'region') checkRegion(setting)
  if (key === 'endpoint') checkEndpoint(setting)
  if (key === 'addressing-style') checkAddressing(setting)
}

function checkTimeout(seconds: number | undefined): number | undefined {
  if (seconds === undefined || seconds > 0) return seconds
  throw usageError(`expected --timeout as seconds above 0, received ${seconds}`)
}

const embeddedRegion: Setting = { value: localDefaults.region, origin: 'embedded emulator' }

interface ProfileInUse {
  readonly name: string
  readonly path: Setting
  readonly origin: string
  readonly profile: Profile
}

async function readProfile(
  flags: SettingFlags,
  io: Pick<Io, 'env' | 'files'>,
  isLocal: boolean,
): Promise<ProfileInUse> {
  const path = configFilePath(flags, io.env)
  const named = firstSetting([
    [flags.profile, '--profile'],
    [io.env['OSSUTIL_PROFILE'], 'OSSUTIL_PROFILE'],
  ])
  const name = (named?.value ?? 'default').toLowerCase()
  const origin = `profile ${name} of ${path.value}`
  const empty = { name, path, origin, profile: new Map() }
  if (isLocal) return empty
  const text = await readConfigFile(path, io)
  const profiles = parseProfiles(text ?? '')
  const profile = profiles.get(name)
  if (profile !== undefined) return { name, path, origin, profile }
  if (named === undefined) return empty
  const known = [...profiles.keys()]
  const close = nearest(name, known)
  throw usageError(
    `expected a profile of ${path.value}, received ${named.origin} ${cut(name)}`,
    known.length === 0
      ? 'oss-process config set region cn-hangzhou --profile NAME makes one'
      : `${close === undefined ? 'known' : `did you mean ${close}? Known`}: ${known.join(', ')}`,
  )
}

/** Says which configuration file counts. */
export function configFilePath(flags: Pick<SettingFlags, 'configFile'>, env: Io['env']): Setting {
  return (
    firstSetting([
      [flags.configFile, '--config-file'],
      [env['OSSUTIL_CONFIG_FILE'], 'OSSUTIL_CONFIG_FILE'],
    ]) ?? { value: '~/.ossutilconfig', origin: 'default' }
  )
}

/** Reads the configuration file; `undefined` when the default one does not exist. */
export async function readConfigFile(
  path: Setting,
  io: Pick<Io, 'files'>,
): Promise<string | undefined> {
  const isDefault = path.origin === 'default'
  if (isDefault && (await io.files.facts(path.value)) === undefined) return undefined
  try {
    return await io.files.readText(path.value)
  } catch (error) {
    throw new CliError(
      'CLI_LOCAL_FILE',
      `expected a configuration file at ${path.value} (${path.origin}); it cannot be read`,
      { cause: error },
    )
  }
}

function firstSetting(
  candidates: readonly (readonly [value: string | undefined, origin: string])[],
): Setting | undefined {
  for (const [value, origin] of candidates) {
    if (value !== undefined && value !== '') return { value, origin }
  }
  return undefined
}

function checkRegion(region: Setting | undefined): Setting | undefined {
  if (region === undefined || /^[a-z0-9-]+$/.test(region.value)) {
    if (!region?.value.startsWith('oss-')) return region
  }
  throw usageError(
    `expected a region such as cn-hangzhou, received "${cut(region.value)}" (${region.origin})`,
    region.value.startsWith('oss-')
      ? `write ${region.value.slice(4)}`
      : 'give the id of the region that the bucket is in',
  )
}

function checkEndpoint(endpoint: Setting | undefined): Setting | undefined {
  if (endpoint === undefined) return undefined
  const text = /^https?:\/\//.test(endpoint.value) ? endpoint.value : `https://${endpoint.value}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && url.username === '' && url.hostname !== '') return endpoint
  throw usageError(
    `expected an endpoint such as https://oss-cn-hangzhou.aliyuncs.com, received "${cut(endpoint.value)}" (${endpoint.origin})`,
    "write the host alone, or leave it out for the region's own",
  )
}

function checkAddressing(addressing: Setting | undefined): AddressingSetting | undefined {
  if (addressing === undefined) return undefined
  const { origin } = addressing
  const value = addressing.value.toLowerCase()
  if (value === 'virtual' || value === 'path' || value === 'cname') return { value, origin }
  throw usageError(
    `expected virtual, path or cname as addressing style, received "${cut(addressing.value)}" (${addressing.origin})`,
    'write virtual, or leave it out for the default',
  )
}

/** File and name → one profile, each value with its origin. */

import { homedir } from 'node:os'
import { join } from 'node:path'
import type { CredentialsEffects } from './effects.ts'
import { type ProfileSection, parseProfiles } from './profile-file.ts'
import { fetchFailed, notConfigured } from './read-credentials.ts'

/** Where a value was found. */
export type SettingOrigin =
  | { readonly from: 'environment'; readonly variable: string }
  | {
      readonly from: 'file'
      readonly file: string
      /** The text between the brackets, as the file has it. */
      readonly section: string
      /** Counted from 1. */
      readonly line: number
    }

/** A value, and where it was found. */
export interface Setting {
  readonly value: string
  readonly origin: SettingOrigin
}

/** Which profile, of which file. */
export interface ProfileOptions {
  /** @default the environment's `OSSUTIL_PROFILE`, else `default` */
  readonly profile?: string | undefined
  /** @default the environment's `OSSUTIL_CONFIG_FILE`, else `~/.ossutilconfig` */
  readonly file?: string | undefined
  /** The file's content, parsed by `parseProfiles`, when the caller has it. @default read from `file` */
  readonly profiles?: ReadonlyMap<string, readonly ProfileSection[]> | undefined
}

/** A profile as its file has it. */
export interface FoundProfile {
  /** In lower case. */
  readonly name: string
  readonly file: string
  /** Values that are not empty, by plain key. */
  readonly values: ReadonlyMap<string, Setting>
  /** All profiles of the file, as profiles refer to one another. */
  readonly profiles: ReadonlyMap<string, readonly ProfileSection[]>
  /** Why there are no values: the file has no such profile, or does not exist. */
  readonly missing: MissingProfile | undefined
}

/** A file or a profile that does not exist. */
export interface MissingProfile {
  readonly message: string
  /** Whether options or environment name it; the default ones may be missing. */
  readonly isNamed: boolean
}

/**
 * Reads the file and picks a profile.
 *
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_FETCH_FAILED` when the file cannot be read.
 */
export async function findProfile(
  options: ProfileOptions,
  effects: Pick<CredentialsEffects, 'environment' | 'readFile'>,
): Promise<FoundProfile> {
  const { environment } = effects
  const namedProfile = options.profile ?? environmentSetting(environment, 'OSSUTIL_PROFILE')?.value
  const namedFile = options.file ?? environmentSetting(environment, 'OSSUTIL_CONFIG_FILE')?.value
  const file = namedFile ?? join(homedir(), '.ossutilconfig')
  const name = (namedProfile ?? 'default').toLowerCase()
  const profiles = options.profiles ?? (await readProfiles(file, effects))
  if (profiles === undefined) {
    const isNamed = namedProfile !== undefined || namedFile !== undefined
    const missing = { message: `found no file of profiles at ${file}`, isNamed }
    return { name, file, values: new Map(), profiles: new Map(), missing }
  }
  const missing = profiles.has(name)
    ? undefined
    : { message: missingMessage(name, file), isNamed: namedProfile !== undefined }
  return { name, file, profiles, values: valuesOf(profiles.get(name) ?? [], file), missing }
}

/**
 * Picks another profile of the same file.
 *
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_MISSING` when there is none of that name.
 */
export function siblingProfile({ file, profiles }: FoundProfile, name: string): FoundProfile {
  const sections = profiles.get(name.toLowerCase())
  if (sections === undefined) throw notConfigured(missingMessage(name, file))
  const values = valuesOf(sections, file)
  return { name: name.toLowerCase(), file, profiles, values, missing: undefined }
}

async function readProfiles(file: string, { readFile }: Pick<CredentialsEffects, 'readFile'>) {
  try {
    return parseProfiles(await readFile(file))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw fetchFailed(`the file of profiles at ${file} cannot be read`, { cause })
  }
}

function missingMessage(name: string, file: string): string {
  return `found no profile ${name} in ${file}; its section would be [profile ${name}]`
}

/** Merges sections: of a key that is set twice, the last value counts. */
function valuesOf(sections: readonly ProfileSection[], file: string): Map<string, Setting> {
  const values = new Map<string, Setting>()
  for (const { title, entries } of sections) {
    for (const { key, value, line } of entries) {
      if (value === '') values.delete(key)
      else values.set(key, { value, origin: { from: 'file', file, section: title, line } })
    }
  }
  return values
}

/** Reads a variable of the environment; an empty one counts as none. */
export function environmentSetting(
  environment: CredentialsEffects['environment'],
  variable: string,
): Setting | undefined {
  const value = environment[variable]?.trim()
  return value ? { value, origin: { from: 'environment', variable } } : undefined
}

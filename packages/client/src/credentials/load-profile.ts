/** Environment and profile → region, endpoint and credentials, each with its origin. */

import { type CredentialsEffects, SYSTEM_CREDENTIALS_EFFECTS } from './effects.ts'
import {
  environmentSetting,
  findProfile,
  type ProfileOptions,
  type Setting,
} from './find-profile.ts'
import { environmentCredentials, type FoundCredentials } from './found-credentials.ts'
import { profileCredentials } from './profile-credentials.ts'
import { plainKey } from './profile-file.ts'
import { notConfigured } from './read-credentials.ts'

/** The settings of a profile, and those of the environment, which take precedence. */
export interface LoadedProfile {
  /** In lower case. */
  readonly name: string
  readonly file: string
  /** `OSS_REGION`, else `region` of the profile. */
  readonly region: Setting | undefined
  /** `OSS_ENDPOINT`, else `endpoint` of the profile. */
  readonly endpoint: Setting | undefined
  /** `addressing-style` of the profile, unchecked. */
  readonly addressing: Setting | undefined
  /** Returns a value of the profile by its key, in any spelling. Does not read the environment. */
  readonly get: (key: string) => Setting | undefined
  /**
   * Returns the credentials of the environment, else those of the profile; `undefined` when neither
   * has any. The file is not read again.
   *
   * @throws {OssCredentialsError} `OSS_CREDENTIALS_MISSING` for an id without a secret or the reverse,
   *   an unknown `mode`, and a mode without the keys that it needs.
   */
  readonly credentials: () => FoundCredentials | undefined
}

/**
 * Reads region, endpoint and credentials from the environment and from a profile of ossutil's file.
 *
 * An empty value counts as none. Where the file has both `[default]` and `[profile default]`, a key
 * that stands in both is taken from `[profile default]`.
 *
 * @param effects - environment, files and network; what is left out is the machine's.
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_MISSING` when a file or profile that was named does
 *   not exist (the default ones may be missing), `OSS_CREDENTIALS_FETCH_FAILED` when the file cannot
 *   be read.
 * @example
 * const { region, credentials } = await loadProfile({ profile: 'work' })
 * region?.value // 'cn-hangzhou'
 * region?.origin // { from: 'file', file: 'profiles.ini', section: 'profile work', line: 2 }
 * credentials()?.provider // what OssClient takes as `credentials`
 * @see "Configure ossutil 2.0"
 */
export async function loadProfile(
  options: ProfileOptions = {},
  effects: Partial<CredentialsEffects> = {},
): Promise<LoadedProfile> {
  const complete = { ...SYSTEM_CREDENTIALS_EFFECTS, ...effects }
  const { environment } = complete
  const profile = await findProfile(options, complete)
  if (profile.missing?.isNamed) throw notConfigured(profile.missing.message)
  const get = (key: string): Setting | undefined => profile.values.get(plainKey(key))
  return {
    name: profile.name,
    file: profile.file,
    region: environmentSetting(environment, 'OSS_REGION') ?? get('region'),
    endpoint: environmentSetting(environment, 'OSS_ENDPOINT') ?? get('endpoint'),
    addressing: get('addressing-style'),
    get,
    credentials: () => environmentCredentials(environment) ?? profileCredentials(profile, complete),
  }
}

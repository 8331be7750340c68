/** Credentials of a profile of the ini file that ossutil uses. */

import type { CredentialsProvider } from './credentials.ts'
import { type CredentialsEffects, SYSTEM_CREDENTIALS_EFFECTS } from './effects.ts'
import { findProfile, type ProfileOptions } from './find-profile.ts'
import { profileCredentials } from './profile-credentials.ts'
import { notConfigured } from './read-credentials.ts'

/**
 * Reads a profile each time credentials are needed, and fetches them as its `mode` says: `AK`,
 * `StsToken`, `RamRoleArn`, `EcsRamRole`, `oidcRoleArn`, `Process` or `CredentialURI`. Without a mode
 * its keys decide. The access keys of the environment are not read: see `loadProfile` for both.
 *
 * @see "Configure ossutil 2.0"
 */
export function fromIni(
  options: ProfileOptions = {},
  effects: CredentialsEffects = SYSTEM_CREDENTIALS_EFFECTS,
): CredentialsProvider {
  return async () => {
    const profile = await findProfile(options, effects)
    if (profile.missing !== undefined) throw notConfigured(profile.missing.message)
    const found = profileCredentials(profile, effects)
    if (found === undefined) {
      throw notConfigured('expected access-key-id in the profile, found none')
    }
    if (found.provider === 'anonymous') {
      throw notConfigured(
        "expected a mode with credentials; for Anonymous give the client 'anonymous'",
      )
    }
    return await found.provider()
  }
}

/** Access keys that stand in one place, the environment or a profile. */

import type { CredentialsProvider } from './credentials.ts'
import type { CredentialsEffects } from './effects.ts'
import { environmentSetting, type Setting, type SettingOrigin } from './find-profile.ts'
import { notConfigured } from './read-credentials.ts'

/** How credentials are obtained: ossutil's modes, in lower case without hyphens. */
export type CredentialsMode =
  | 'ak'
  | 'ststoken'
  | 'ramrolearn'
  | 'ecsramrole'
  | 'aliecsramrole'
  | 'oidcrolearn'
  | 'process'
  | 'credentialuri'
  | 'anonymous'

/** Credentials that were found, and where. */
export interface FoundCredentials {
  readonly mode: CredentialsMode
  /** Of the access key id, or of the setting that decides the mode. */
  readonly origin: SettingOrigin
  /** Absent when the credentials are fetched only when a request needs them. */
  readonly accessKeyId?: string
  /** For the option `credentials` of a client. */
  readonly provider: CredentialsProvider | 'anonymous'
}

/**
 * Returns the credentials of the environment; `undefined` when neither id nor secret is set.
 *
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_MISSING` when one of the two is missing.
 */
export function environmentCredentials(
  environment: CredentialsEffects['environment'],
): FoundCredentials | undefined {
  return keyPair((variable) => environmentSetting(environment, variable), {
    id: 'OSS_ACCESS_KEY_ID',
    secret: 'OSS_ACCESS_KEY_SECRET',
    token: 'OSS_SESSION_TOKEN',
    place: 'environment',
  })
}

/** Where fixed keys stand, by the names that people write. */
export interface KeyNames {
  readonly id: string
  readonly secret: string
  readonly token: string
  readonly place: string
}

/**
 * Reads fixed keys; `undefined` when there is neither id nor secret. Both come from one place, so that
 * an id is never paired with the secret of another account.
 *
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_MISSING` when one of the two is missing.
 */
export function keyPair(
  read: (name: string) => Setting | undefined,
  names: KeyNames,
): FoundCredentials | undefined {
  const id = read(names.id)
  const secret = read(names.secret)
  const token = read(names.token)
  if (id === undefined && secret === undefined) return undefined
  if (id === undefined || secret === undefined) {
    const [given, missing] = id ? [names.id, names.secret] : [names.secret, names.id]
    throw notConfigured(
      `expected ${names.id} and ${names.secret} together, received ${given} alone (${names.place})`,
      { hint: `give ${missing} in the same place` },
    )
  }
  const credentials = {
    accessKeyId: id.value,
    accessKeySecret: secret.value,
    ...(token === undefined ? {} : { securityToken: token.value }),
  }
  return {
    mode: token === undefined ? 'ak' : 'ststoken',
    origin: id.origin,
    accessKeyId: id.value,
    provider: async () => credentials,
  }
}

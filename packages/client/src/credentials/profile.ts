/** Profiles of the ini file that ossutil uses. */

import { homedir } from 'node:os'
import { join } from 'node:path'
import { type CredentialsEffects, SYSTEM_CREDENTIALS_EFFECTS } from './effects.ts'
import { fetchFailed, notConfigured } from './read-credentials.ts'

/** Where a profile is. */
export interface ProfileOptions {
  /** @default the environment's `OSSUTIL_PROFILE`, else `default` */
  readonly profile?: string | undefined
  /** @default the environment's `OSSUTIL_CONFIG_FILE`, else `~/.ossutilconfig` */
  readonly file?: string | undefined
}

/**
 * The settings of a profile by their names in lower-case kebab form, such as `access-key-id`, however
 * the file spells them.
 */
export type Profile = ReadonlyMap<string, string>

/**
 * Reads one profile.
 *
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_MISSING` when there is no such file or profile,
 *   `OSS_CREDENTIALS_FETCH_FAILED` when the file cannot be read.
 * @see "Configure ossutil 2.0"
 */
export async function loadProfile(
  options: ProfileOptions = {},
  effects: CredentialsEffects = SYSTEM_CREDENTIALS_EFFECTS,
): Promise<Profile> {
  const { environment } = effects
  const name = options.profile ?? environment['OSSUTIL_PROFILE'] ?? 'default'
  const file =
    options.file ?? environment['OSSUTIL_CONFIG_FILE'] ?? join(homedir(), '.ossutilconfig')
  const text = await effects.readFile(file).catch((cause) => {
    if (cause?.code === 'ENOENT') throw notConfigured(`found no file of profiles at ${file}`)
    throw fetchFailed(`the file of profiles at ${file} cannot be read`, { cause })
  })
  const sections = parseProfiles(text)
  const wanted = name.toLowerCase()
  const profile = sections.get(`profile ${wanted}`) ?? sections.get(wanted)
  if (profile !== undefined && (wanted === 'default' || sections.has(`profile ${wanted}`))) {
    return profile
  }
  throw notConfigured(`found no profile ${name} in ${file}; its section would be [profile ${name}]`)
}

/**
 * Parses an ini file.
 *
 * @returns sections by lower-case name, each a map of its settings; of a repeated setting the last one.
 */
export function parseProfiles(text: string): ReadonlyMap<string, Profile> {
  const sections = new Map<string, Map<string, string>>()
  let section = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const name = /^\s*\[([^\]]*)\]/.exec(line)?.[1]
    if (name !== undefined) {
      const key = name.trim().toLowerCase().replace(/\s+/g, ' ')
      section = sections.get(key) ?? new Map()
      sections.set(key, section)
      continue
    }
    const setting = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line)
    if (setting !== null) section.set(kebab(setting[1] ?? ''), setting[2] ?? '')
  }
  return sections
}

/** `accessKeyID`, `access_key_id` and `Access-Key-Id` → `access-key-id`. */
function kebab(name: string): string {
  const separated = name
    .replaceAll('_', '-')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
  return JOINED.get(separated.replaceAll('-', '')) ?? separated
}

/** The names that are also written without any separator. */
const JOINED: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  [
    'access-key-id',
    'access-key-secret',
    'sts-token',
    'role-arn',
    'ram-role-arn',
    'role-session-name',
    'source-profile',
    'ecs-role-name',
    'credential-process',
    'credential-process-timeout',
    'credential-uri',
    'oidc-provider-arn',
    'oidc-token-file-path',
    'addressing-style',
  ].map((name) => [name.replaceAll('-', ''), name]),
)

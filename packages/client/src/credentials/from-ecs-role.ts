/** Credentials of the RAM role that an ECS instance runs with. */

import type { CredentialsProvider } from './credentials.ts'
import {
  type CredentialsAnswer,
  type CredentialsEffects,
  SYSTEM_CREDENTIALS_EFFECTS,
} from './effects.ts'
import { fetchFailed, readCredentialsJson } from './read-credentials.ts'

/** Options of {@link fromEcsRole}. */
export interface EcsRoleOptions {
  /** @default asked of the instance */
  readonly roleName?: string | undefined
  /** Refuses an instance that answers without a session token. @default false */
  readonly requireToken?: boolean | undefined
  /** Milliseconds for each request. @default 10000 */
  readonly timeout?: number | undefined
  /** Tries of each request, half a second apart, integer from 1. @default 3 */
  readonly attempts?: number | undefined
}

const METADATA = 'http://100.100.100.200/latest'
const TOKEN_LIFETIME_SECONDS = 21_600
const PAUSE_MS = 500
const SOURCE = 'the metadata of the ECS instance'

/**
 * Asks the metadata service of the instance, with a session token as it wants when hardened.
 *
 * @see alibabacloud-oss-go-sdk-v2, oss/credentials
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata
 */
export function fromEcsRole(
  options: EcsRoleOptions = {},
  effects: CredentialsEffects = SYSTEM_CREDENTIALS_EFFECTS,
): CredentialsProvider {
  return async () => {
    const token = await fetchToken(options, effects)
    const headers = token === undefined ? {} : { 'X-aliyun-ecs-metadata-token': token }
    const read = async (path: string): Promise<string> => {
      const answer = await sendRepeatedly({ method: 'GET', path, headers }, options, effects)
      if (answer.statusCode === 200) return answer.text.trim()
      throw fetchFailed(`${SOURCE} answered status ${answer.statusCode} to ${path}`)
    }
    const folder = '/meta-data/ram/security-credentials/'
    const roleName = options.roleName ?? (await read(folder))
    return readCredentialsJson(await read(`${folder}${encodeURIComponent(roleName)}`), SOURCE)
  }
}

async function fetchToken(
  options: EcsRoleOptions,
  effects: CredentialsEffects,
): Promise<string | undefined> {
  const headers = { 'X-aliyun-ecs-metadata-token-ttl-seconds': String(TOKEN_LIFETIME_SECONDS) }
  const request = { method: 'PUT', path: '/api/token', headers } as const
  const answer = await sendRepeatedly(request, options, effects)
  if (answer.statusCode === 200) return answer.text.trim()
  if (!options.requireToken) return undefined
  throw fetchFailed(`expected a session token from ${SOURCE}, received status ${answer.statusCode}`)
}

interface MetadataRequest {
  readonly method: 'GET' | 'PUT'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

async function sendRepeatedly(
  { path, ...request }: MetadataRequest,
  { timeout = 10_000, attempts = 3 }: EcsRoleOptions,
  effects: CredentialsEffects,
): Promise<CredentialsAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await effects.send({ ...request, url: `${METADATA}${path}`, timeoutMs: timeout })
    } catch (cause) {
      if (attempt >= attempts) throw fetchFailed(`${SOURCE} does not answer`, { cause })
      await effects.sleep(PAUSE_MS)
    }
  }
}

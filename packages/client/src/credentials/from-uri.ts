/** Credentials that a server of one's own hands out. */

import type { CredentialsProvider } from './credentials.ts'
import { type CredentialsEffects, SYSTEM_CREDENTIALS_EFFECTS } from './effects.ts'
import { fetchFailed, notConfigured, readCredentialsJson } from './read-credentials.ts'

/** Options of {@link fromUri}. */
export interface UriOptions {
  /** @default the environment's `ALIBABA_CLOUD_CREDENTIALS_URI` */
  readonly uri?: string | undefined
  /** Milliseconds for the request. @default 10000 */
  readonly timeout?: number | undefined
}

/**
 * Asks a server that answers `{ "Code": "Success", "AccessKeyId", "AccessKeySecret", "SecurityToken",
 * "Expiration" }`.
 *
 * @see https://www.alibabacloud.com/help/en/sdk/developer-reference/v2-manage-node-js-access-credentials
 */
export function fromUri(
  options: UriOptions = {},
  effects: CredentialsEffects = SYSTEM_CREDENTIALS_EFFECTS,
): CredentialsProvider {
  return async () => {
    const uri = options.uri ?? effects.environment['ALIBABA_CLOUD_CREDENTIALS_URI']
    if (!uri) {
      throw notConfigured('expected a URI of credentials, found no ALIBABA_CLOUD_CREDENTIALS_URI')
    }
    const timeoutMs = options.timeout ?? 10_000
    const answer = await effects.send({ method: 'GET', url: uri, timeoutMs }).catch((cause) => {
      throw fetchFailed('the credentials URI does not answer', { cause })
    })
    if (answer.statusCode === 200) return readCredentialsJson(answer.text, 'the credentials URI')
    throw fetchFailed(`the credentials URI answered status ${answer.statusCode}`)
  }
}

/** Credentials of a role that other credentials may take on. */

import type { Credentials, CredentialsProvider } from './credentials.ts'
import { type CredentialsEffects, SYSTEM_CREDENTIALS_EFFECTS } from './effects.ts'
import { fetchFailed } from './read-credentials.ts'
import { CredentialsStore } from './store.ts'
import {
  buildRpcRequest,
  type RoleOptions,
  readStsAnswer,
  roleParameters,
  STS_VERSION,
} from './sts.ts'

/** Options of {@link fromAssumeRole}. */
export interface AssumeRoleOptions extends RoleOptions {
  /** Who takes on the role. */
  readonly credentials: Credentials | CredentialsProvider
  /** What the role's owner agreed on with a third party. */
  readonly externalId?: string | undefined
}

/**
 * Takes on a role, through AssumeRole.
 *
 * @see https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole
 */
export function fromAssumeRole(
  options: AssumeRoleOptions,
  effects: CredentialsEffects = SYSTEM_CREDENTIALS_EFFECTS,
): CredentialsProvider {
  const store = new CredentialsStore(options.credentials, effects.now)
  return async () => {
    const request = buildRpcRequest({
      endpoint: options.endpoint ?? 'https://sts.aliyuncs.com',
      action: 'AssumeRole',
      version: STS_VERSION,
      query: { ...roleParameters(options), ExternalId: options.externalId },
      credentials: await store.get(undefined),
      date: new Date(effects.now()),
      nonce: effects.nonce(),
      timeoutMs: options.timeout ?? 10_000,
    })
    const answer = await effects.send(request).catch((cause) => {
      throw fetchFailed('the Security Token Service does not answer', { cause })
    })
    return readStsAnswer(answer, 'AssumeRole')
  }
}

/** Several places to look for credentials, one after the other. */

import { isOssError, OssCredentialsError } from '../errors.ts'
import type { CredentialsProvider, ExpiringCredentials } from './credentials.ts'
import { type CredentialsEffects, SYSTEM_CREDENTIALS_EFFECTS } from './effects.ts'
import { fromEcsRole } from './from-ecs-role.ts'
import { fromEnv } from './from-env.ts'
import { fromIni } from './from-ini.ts'
import { fromOidc } from './from-oidc.ts'
import { fromUri } from './from-uri.ts'

/**
 * Tries providers in turn until one has credentials, and stays with that one.
 *
 * A provider that is not configured (`OSS_CREDENTIALS_MISSING`) is skipped; one that is configured and
 * fails ends the search, so that a mistake in it is not hidden by the credentials of another account.
 *
 * @returns a provider that rejects with what each of them missed.
 */
export function chain(...providers: readonly CredentialsProvider[]): CredentialsProvider {
  let found: CredentialsProvider | undefined
  return async () => {
    if (found !== undefined) return await found()
    const missed: string[] = []
    for (const provider of providers) {
      const result = await tryProvider(provider)
      if (typeof result === 'string') {
        missed.push(result)
        continue
      }
      found = provider
      return result
    }
    throw new OssCredentialsError(
      'OSS_CREDENTIALS_MISSING',
      `found no credentials: ${missed.join('; ')}`,
    )
  }
}

/**
 * Looks where programs on Alibaba Cloud usually find credentials: environment, identity token of a
 * pod, ini profile, credentials URI, and the role of the ECS instance.
 */
export function fromDefaultChain(
  effects: CredentialsEffects = SYSTEM_CREDENTIALS_EFFECTS,
): CredentialsProvider {
  return chain(
    fromEnv(effects.environment),
    fromOidc({}, effects),
    fromIni({}, effects),
    fromUri({}, effects),
    // Elsewhere nothing answers at that address, so the wait is short.
    orMissing(fromEcsRole({ timeout: 1_000, attempts: 1 }, effects)),
  )
}

/** Turns every failure of a provider into `OSS_CREDENTIALS_MISSING`, so that the search continues. */
function orMissing(provider: CredentialsProvider): CredentialsProvider {
  return () =>
    provider().catch((cause) => {
      throw new OssCredentialsError('OSS_CREDENTIALS_MISSING', String(cause?.message), { cause })
    })
}

async function tryProvider(provider: CredentialsProvider): Promise<ExpiringCredentials | string> {
  try {
    return await provider()
  } catch (error) {
    if (isOssError(error) && error.code === 'OSS_CREDENTIALS_MISSING') return error.message
    throw error
  }
}

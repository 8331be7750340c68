/** A claim and the keys that the service knows → what the request must have been signed with. */
import type { HmacKey } from '#crypto'
import { createScope, type Scope } from '../canonical/scope.ts'
import { assertCredentials } from '../credentials.ts'
import { isEqualInConstantTime } from '../crypto/constant-time.ts'
import { signingKeyFor } from '../crypto/signing-key.ts'
import type { Claim } from './claim.ts'
import { checkClaimScope, checkClaimSyntax } from './claim-rules.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Service, VerifyOptions } from './verify-options.ts'

/** What a request must have been signed with. */
export interface ExpectedSigner {
  readonly scope: Scope
  readonly signingKey: HmacKey
}

/**
 * Checks a claim against the service and the key that the look-up finds, in the service's order.
 *
 * @throws {SignerError} `CREDENTIALS_INVALID`, for the secret that the look-up found.
 */
export async function findSigner(
  claim: Claim,
  service: Service,
  lookup: VerifyOptions['lookup'],
): Promise<ExpectedSigner | Refusal> {
  const brokenRule = checkClaimSyntax(claim) ?? checkClaimScope(claim, service)
  if (brokenRule !== undefined) return brokenRule
  const { form, accessKeyId } = claim
  const known = await lookup(accessKeyId)
  if (known === undefined) {
    const message = 'The access key id is unknown.'
    return refuse(form, { code: 'InvalidAccessKeyId', ec: 902, message })
  }
  if (known.securityToken && !isEqualInConstantTime(known.securityToken, claim.securityToken)) {
    const message = 'The security token is missing or wrong.'
    return refuse(form, { code: 'InvalidSecurityToken', ec: 6, message })
  }
  if (known.expiration !== undefined && service.now >= known.expiration.getTime()) {
    const message = 'The security token you provided has expired.'
    return refuse(form, { code: 'SecurityTokenExpired', ec: 7, message })
  }
  const { accessKeySecret } = known
  assertCredentials({ accessKeyId, accessKeySecret })
  const scope = createScope(claim.date.day, service)
  return { scope, signingKey: await signingKeyFor(accessKeySecret, scope) }
}

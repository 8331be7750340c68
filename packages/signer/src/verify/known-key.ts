/** A claim and the keys that the service knows → what the request must have been signed with. */
import type { HmacKey } from '#crypto'
import { createScope, resolveService, type Scope } from '../canonical/scope.ts'
import { assertCredentials, type Credentials } from '../credentials.ts'
import { isEqualInConstantTime } from '../crypto/constant-time.ts'
import { signingKeyFor } from '../crypto/signing-key.ts'
import type { Claim } from './claim.ts'
import { checkClaimForm, checkClaimScope, type Service } from './claim-rules.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A key that the service knows. */
export interface KnownKey {
  readonly accessKeySecret: Credentials['accessKeySecret']
  /** The token that requests with this key must carry; left out, any token passes. */
  readonly securityToken?: string | undefined
  /** When the security token ends. */
  readonly expiration?: Date | undefined
}

/** What every form of verification needs to know. */
export interface VerifyOptions {
  /** The region that the scope must name. */
  readonly region: string
  /** @default 'oss' */
  readonly product?: string | undefined
  /** Finds a key; `undefined` for an unknown one. What it throws, the verification throws. */
  readonly lookup: (accessKeyId: string) => KnownKey | undefined | Promise<KnownKey | undefined>
  /** @default the clock */
  readonly now?: Date | undefined
}

/**
 * Resolves what claims are checked against.
 *
 * @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`.
 */
export function receivingService(options: VerifyOptions): Service {
  const { region, product } = resolveService(options)
  return { region, product, now: Number(options.now ?? Date.now()) }
}

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
  const brokenRule = checkClaimForm(claim) ?? checkClaimScope(claim, service)
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

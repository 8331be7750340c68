/** A claim and the key that the service knows → what the request must have been signed with. */

import type { Credentials } from '../credentials.ts'
import { isEqualInConstantTime } from '../crypto/constant-time.ts'
import type { MaybePromise } from '../maybe-promise.ts'
import {
  assertRegionAndProduct,
  resolveSigningContext,
  type SigningContext,
} from '../sign/signing-context.ts'
import type { Claim, Service } from './claim.ts'
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
  readonly lookup: (accessKeyId: string) => MaybePromise<KnownKey | undefined>
  /** @default the clock */
  readonly now?: Date | undefined
}

/**
 * Gives what claims are held against.
 *
 * @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`.
 */
export const resolveService = ({ region, product = 'oss', now }: VerifyOptions): Service => {
  assertRegionAndProduct(region, product)
  return { region, product, now: Number(now ?? Date.now()) }
}

/**
 * Checks the security token of a claim against the known key.
 *
 * @throws {SignerError} `CREDENTIALS_INVALID`, for the known key.
 */
export const resolveClaim = (
  { form, accessKeyId, securityToken, instant }: Claim,
  known: KnownKey | undefined,
  service: Service,
): SigningContext | Refusal =>
  known === undefined
    ? refuse(form, 'InvalidAccessKeyId', 902, 'The access key id is unknown.')
    : (known.securityToken &&
        !isEqualInConstantTime(known.securityToken, securityToken) &&
        refuse(form, 'InvalidSecurityToken', 6, 'The security token is missing or wrong.')) ||
      (service.now >= Number(known.expiration) &&
        refuse(form, 'SecurityTokenExpired', 7, 'The security token you provided has expired.')) ||
      resolveSigningContext(
        { accessKeyId, accessKeySecret: known.accessKeySecret },
        service,
        instant,
      )

/** A claim → the key that it names, or the service's refusal: scope, time and identity. */
import type { Claim } from './claim.ts'
import { isEqualInConstantTime } from './constant-time.ts'
import type { Credentials } from './credentials.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import { type Refusal, refuse } from './refusal.ts'
import { assertRegionAndProduct } from './signing-context.ts'

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

/** @see recommend-to-use-signature-version-4, "x-oss-date"; error 0002-00000504 */
const TOLERANCE_MS = 15 * 60 * 1000

/**
 * Checks everything about a claim but its signature, cheapest first: an unsigned flood neither looks
 * keys up nor fills the cache of derived keys.
 *
 * @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`, for the options.
 */
export function checkClaim(claim: Claim, options: VerifyOptions): MaybePromise<KnownKey | Refusal> {
  const { region, product = 'oss' } = options
  assertRegionAndProduct(region, product)
  const now = (options.now ?? new Date()).getTime()
  const early = checkScope(claim, region, product) ?? checkTime(claim, now)
  if (early !== undefined) return early
  return whenReady(options.lookup(claim.credential.accessKeyId), (known) => {
    if (known !== undefined) return checkToken(claim, known, now) ?? known
    return refuse(claim.form, 'InvalidAccessKeyId', 902, 'The access key id is not known.')
  })
}

function checkScope(
  { form, credential }: Claim,
  region: string,
  product: string,
): Refusal | undefined {
  const place = form === 'header' ? 'Authorization header' : 'x-oss-credential'
  if (credential.region !== region) {
    return refuse(
      form,
      'InvalidArgument',
      226,
      `Invalid signing region in ${place}. Expected ${region}.`,
    )
  }
  if (credential.product !== product) {
    return refuse(
      form,
      'InvalidArgument',
      227,
      `Invalid signing product in ${place}. Expected ${product}.`,
    )
  }
  return undefined
}

function checkTime({ form, instant, expiresIn }: Claim, now: number): Refusal | undefined {
  const isEarly = instant - now > TOLERANCE_MS
  // A form ends with its policy; a URL with its lifetime.
  const isLate = form === 'header' && now - instant > TOLERANCE_MS
  if (isEarly || isLate) {
    return refuse(
      form,
      'RequestTimeTooSkewed',
      504,
      'The difference between the request time and the current time is too large.',
    )
  }
  if (expiresIn !== undefined && now > instant + expiresIn * 1000) {
    return refuse(form, 'AccessDenied', 236, 'Request has expired.')
  }
  return undefined
}

function checkToken(claim: Claim, known: KnownKey, now: number): Refusal | undefined {
  const { form, securityToken = '' } = claim
  if (known.securityToken && !isEqualInConstantTime(known.securityToken, securityToken)) {
    return refuse(form, 'InvalidSecurityToken', 6, 'The security token is missing or wrong.')
  }
  if (known.expiration !== undefined && now >= known.expiration.getTime()) {
    return refuse(form, 'SecurityTokenExpired', 7, 'The security token you provided has expired.')
  }
  return undefined
}

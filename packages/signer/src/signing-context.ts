/** Options of a signature → instant, scope and identity. */
import { rememberLatest } from '#shortcuts'
import type { Credentials } from './credentials.ts'
import { assertText } from './errors.ts'
import { SCOPE_TERMINATOR } from './scope.ts'
import { type DerivedKey, signingKeyFor } from './signing-key.ts'
import { ALGORITHM } from './string-to-sign.ts'
import { formatTimestamp } from './timestamp.ts'

/** Options that every form of signature shares. */
export interface SigningOptions {
  /** Who signs; `'anonymous'` leaves the request unsigned, for public objects. */
  readonly credentials: Credentials | 'anonymous'
  /** The bucket's own region such as `cn-hangzhou`, whatever the host; no `oss-` before it. */
  readonly region: string
  /** @default 'oss' */
  readonly product?: string | undefined
  /** Signs for this CloudBox (`cb-…`) instead of `region` and `product`. */
  readonly cloudBoxId?: string | undefined
  /** The instant of the signature. @default now */
  readonly date?: Date | undefined
  /** Milliseconds that the service's clock is ahead of this one; not added to a given `date`. @default 0 */
  readonly clockOffset?: number | undefined
  /** Names of further headers to sign, in any case; those that the request lacks are left out. */
  readonly additionalHeaders?: readonly string[] | undefined
}

/** Who signs, when and for what. */
export interface SigningContext {
  readonly timestamp: string
  /** `day/region/product/aliyun_v4_request`. */
  readonly scope: string
  /** The access key id, a slash, the scope. */
  readonly credential: string
  /** The empty text for none. */
  readonly securityToken: string
  /** The string to sign up to the hash of the canonical request. */
  readonly beforeHash: string
  readonly signingKey: DerivedKey
}

/**
 * Gives the signing context, deriving the key when it is not known yet.
 *
 * @param instant - milliseconds since 1970, a whole second.
 * @throws {SignerError} `CREDENTIALS_INVALID`, `REGION_INVALID`, `PRODUCT_INVALID`, `DATE_INVALID`.
 */
export function resolveSigningContext(
  credentials: Credentials,
  options: Pick<SigningOptions, 'cloudBoxId' | 'region' | 'product'>,
  instant: number,
): SigningContext {
  const { accessKeyId, accessKeySecret, securityToken = '' } = Object(credentials)
  const { cloudBoxId: region = options.region, product = 'oss' } = options
  return createSigningContext(
    instant,
    region,
    options.cloudBoxId === undefined ? product : 'oss-cloudbox',
    accessKeyId,
    accessKeySecret,
    securityToken,
  )
}

const createSigningContext = /* @__PURE__ */ rememberLatest(
  (
    instant: number,
    region: string,
    product: string,
    accessKeyId: string,
    accessKeySecret: string,
    securityToken: string,
  ): SigningContext => {
    assertCredential('credentials.accessKeyId without blanks', accessKeyId, /^[^\s/,]+$/)
    assertCredential('credentials.accessKeySecret without blanks', accessKeySecret, /^\S+$/)
    assertCredential('credentials.securityToken without blanks', securityToken, /^[!-~]*$/)
    assertRegionAndProduct(region, product)
    const timestamp = formatTimestamp(instant)
    const scope = `${timestamp.slice(0, 8)}/${region}/${product}/${SCOPE_TERMINATOR}`
    return {
      timestamp,
      scope,
      credential: `${accessKeyId}/${scope}`,
      securityToken,
      beforeHash: `${ALGORITHM}\n${timestamp}\n${scope}\n`,
      signingKey: signingKeyFor(scope, accessKeySecret),
    }
  },
)

/**
 * Blanks and line breaks come along from files and shells, and the service would only say that the
 * signature is wrong. The message never shows the value.
 */
function assertCredential(expected: string, value: unknown, legal: RegExp): void {
  assertText('CREDENTIALS_INVALID', expected, value, legal, 'something else')
}

/**
 * The instant of a signature in milliseconds since 1970, without fractions of a second: the caller's
 * date, or the corrected clock.
 */
export function signingInstant({ clockOffset = 0, date }: SigningOptions): number {
  // An offset that came as text would be joined to the digits of the clock.
  const instant = Number(date ?? Date.now() + Number(clockOffset))
  return instant - (instant % 1000)
}

/** @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`. */
export const assertRegionAndProduct: (region: string, product: string) => void =
  /* @__PURE__ */ rememberLatest((region, product) => {
    const expected = 'a region such as "cn-hangzhou", without "oss-"'
    assertText('REGION_INVALID', expected, region, /^(?!oss-)[a-z0-9-]+$/)
    assertText('PRODUCT_INVALID', 'a product such as "oss"', product, /^[a-z0-9-]+$/)
  })

/** Options of a signature → instant, scope and identity. */
import { computeSignature } from '#crypto'
import { redact } from '#redact'
import { rememberLatestContext, rememberLatestPair } from '#shortcuts'
import { SCOPE_TERMINATOR, type ServiceOptions } from '../canonical/scope.ts'
import { ALGORITHM, type SignedHeaders } from '../canonical/string-to-sign.ts'
import { formatTimestamp } from '../canonical/timestamp.ts'
import type { Credentials } from '../credentials.ts'
import { signingKeyFor } from '../crypto/signing-key.ts'
import { assertText } from '../errors.ts'
import type { MaybePromise } from '../maybe-promise.ts'

/** Options that every form of signature shares. */
export interface SigningOptions extends ServiceOptions {
  /** Who signs; `'anonymous'` leaves the request unsigned, for public objects. */
  readonly credentials: Credentials | 'anonymous'
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
  /** Signs a canonical request with these headers, and makes a result that logs may show. */
  readonly sign: <Result extends object>(
    canonicalRequest: string,
    headers: Record<string, string>,
    use: (signed: SignedHeaders) => Result,
  ) => MaybePromise<Result>
}

/**
 * Gives the signing context, deriving the key when it is not known yet.
 *
 * @param instant - milliseconds since 1970; fractions of a second do not count.
 * @throws {SignerError} `CREDENTIALS_INVALID`, `REGION_INVALID`, `PRODUCT_INVALID`, `DATE_INVALID`.
 */
export const resolveSigningContext: (
  credentials: Credentials,
  options: ServiceOptions,
  instant: number,
) => SigningContext = /* @__PURE__ */ rememberLatestContext((credentials, options, instant) => {
  const { accessKeyId, accessKeySecret, securityToken = '' } = Object(credentials)
  const { cloudBoxId } = options
  const [region, product = 'oss'] =
    cloudBoxId === undefined ? [options.region, options.product] : [cloudBoxId, 'oss-cloudbox']
  assertCredential('accessKeyId', accessKeyId, /^[^\s/,]+$/)
  assertCredential('accessKeySecret', accessKeySecret, /^\S+$/)
  assertCredential('securityToken', securityToken, /^[!-~]*$/)
  assertRegionAndProduct(region, product)
  const timestamp = formatTimestamp(instant)
  const scope = `${timestamp.slice(0, 8)}/${region}/${product}/${SCOPE_TERMINATOR}`
  const signingKey = signingKeyFor(scope, accessKeySecret)
  const beforeHash = `${ALGORITHM}\n${timestamp}\n${scope}\n`
  return {
    timestamp,
    scope,
    credential: `${accessKeyId}/${scope}`,
    securityToken,
    sign: (canonicalRequest, headers, use) =>
      computeSignature(canonicalRequest, beforeHash, signingKey, (stringToSign, signature) =>
        redact(use({ headers, canonicalRequest, stringToSign, signature, scope })),
      ),
  }
})

/**
 * Blanks and line breaks come along from files and shells, and the service would only say that the
 * signature is wrong. The message never shows the value.
 */
const assertCredential = (name: keyof Credentials, value: unknown, legal: RegExp): void => {
  assertText(
    'CREDENTIALS_INVALID',
    `credentials.${name} without blanks`,
    value,
    legal,
    'something else',
  )
}

/** The instant of a signature in milliseconds since 1970: the caller's date, or the corrected clock. */
export const signingInstant = ({ clockOffset = 0, date }: SigningOptions): number =>
  // An offset that came as text would be joined to the digits of the clock.
  Number(date ?? Date.now() + Number(clockOffset))

/** Gives the most seconds that a URL may be valid. @see add-signatures-to-urls, parameter `x-oss-expires` */
export const longestLifetime = (securityToken: string | undefined): number =>
  securityToken ? 43_200 : 604_800

/** @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`. */
export const assertRegionAndProduct: (region: string, product: string) => void =
  /* @__PURE__ */ rememberLatestPair((region, product) => {
    assertText(
      'REGION_INVALID',
      'a region such as "cn-hangzhou", without "oss-"',
      region,
      /^(?!oss-)[a-z0-9-]+$/,
    )
    assertText('PRODUCT_INVALID', 'a product such as "oss"', product, /^[a-z0-9-]+$/)
  })

/** Options of a signature → what stays the same for all requests of an identity on a day. */
import { assertCredentials, type Credentials } from './credentials.ts'
import { assertText } from './errors.ts'
import { type ScopedKey, signingKeyFor } from './signing-key.ts'
import { dayOf, formatTimestamp } from './timestamp.ts'

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

/** What signs a request: the instant, and the key of an identity for that day. */
export interface SigningContext extends ScopedKey {
  readonly timestamp: string
  /** The access key id, a slash, the scope. */
  readonly credential: string
}

/**
 * Gives the signing context, deriving the key when it is not known yet.
 *
 * @throws {SignerError} `CREDENTIALS_INVALID`, `REGION_INVALID`, `PRODUCT_INVALID`, `DATE_INVALID`.
 */
export function resolveSigningContext(from: {
  readonly credentials: Credentials
  readonly options: SigningOptions
  /** Milliseconds since 1970. */
  readonly instant: number
}): SigningContext {
  const { credentials, options, instant } = from
  const { cloudBoxId } = options
  const region = cloudBoxId ?? options.region
  const product = cloudBoxId === undefined ? (options.product ?? 'oss') : 'oss-cloudbox'
  assertCredentials(credentials)
  assertRegionAndProduct(region, product)
  const timestamp = formatTimestamp(instant)
  const day = dayOf(timestamp)
  const { accessKeyId, accessKeySecret } = credentials
  const { scope, signingKey } = signingKeyFor(accessKeySecret, { day, region, product })
  const credential = `${accessKeyId}/${scope}`
  return { timestamp, scope, credential, signingKey }
}

/** The instant of a signature in milliseconds since 1970: the caller's date, or the corrected clock. */
export function signingInstant({ date, clockOffset = 0 }: SigningOptions): number {
  return date === undefined ? Date.now() + clockOffset : date.getTime()
}

/** @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`. */
export function assertRegionAndProduct(region: string, product: string): void {
  const expected = 'a region such as "cn-hangzhou", without "oss-"'
  assertText('REGION_INVALID', expected, region, /^(?!oss-)[a-z0-9-]+$/)
  assertText('PRODUCT_INVALID', 'a product such as "oss"', product, /^[a-z0-9-]+$/)
}

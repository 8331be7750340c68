/** Options of a signature → instant, scope and identity. */
import { assertCredentials, type Credentials } from './credentials.ts'
import { assertText } from './errors.ts'
import { SCOPE_TERMINATOR } from './scope.ts'
import { type DerivedKey, signingKeyFor } from './signing-key.ts'
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
  readonly securityToken: string | undefined
  readonly signingKey: DerivedKey
}

/** Most signatures have the second, the identity and the service of the one before. */
let latest: SigningContext | undefined
let latestFrom: readonly unknown[] = []

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
  const { accessKeyId, accessKeySecret, securityToken } = Object(credentials)
  const { cloudBoxId } = options
  const { region, product = 'oss' } =
    cloudBoxId === undefined ? options : { region: cloudBoxId, product: 'oss-cloudbox' }
  const from = [instant, region, product, accessKeyId, accessKeySecret, securityToken]
  if (latest !== undefined && from.every((value, index) => value === latestFrom[index])) {
    return latest
  }
  assertCredentials(credentials)
  assertRegionAndProduct(region, product)
  const timestamp = formatTimestamp(instant)
  const scope = `${timestamp.slice(0, 8)}/${region}/${product}/${SCOPE_TERMINATOR}`
  const signingKey = signingKeyFor(scope, accessKeySecret)
  // A promised key may fail yet, and shall be derived anew then.
  latestFrom = signingKey instanceof Promise ? [] : from
  latest = { timestamp, scope, credential: `${accessKeyId}/${scope}`, securityToken, signingKey }
  return latest
}

/**
 * The instant of a signature in milliseconds since 1970, without fractions of a second: the caller's
 * date, or the corrected clock.
 */
export function signingInstant({ date, clockOffset = 0 }: SigningOptions): number {
  const instant = date === undefined ? Date.now() + clockOffset : date.getTime()
  return instant - (instant % 1000)
}

const REGION = /^(?!oss-)[a-z0-9-]+$/
const PRODUCT = /^[a-z0-9-]+$/

/** @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`. */
export function assertRegionAndProduct(region: string, product: string): void {
  assertText('REGION_INVALID', 'a region such as "cn-hangzhou", without "oss-"', region, REGION)
  assertText('PRODUCT_INVALID', 'a product such as "oss"', product, PRODUCT)
}

/** Options of a signature → instant, scope and key. */
import type { SigningKey } from '#crypto'
import { assertCredentials, type Credentials } from './credentials.ts'
import { assertText } from './errors.ts'
import type { MaybePromise } from './maybe-promise.ts'
import { formatScope } from './scope.ts'
import { signingKeyFor } from './signing-key.ts'
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

/** What signs a request: the instant, and the key of an identity for that day. */
export interface SigningContext {
  readonly timestamp: string
  /** `day/region/product/aliyun_v4_request`. */
  readonly scope: string
  /** The access key id, a slash, the scope. */
  readonly credential: string
  readonly signingKey: MaybePromise<SigningKey>
}

/** Most signatures have the second and the options of the one before. */
let latest: SigningContext | undefined
let latestFrom: readonly unknown[] = []

/**
 * Gives the signing context, deriving the key when it is not known yet.
 *
 * @param instant - milliseconds since 1970.
 * @throws {SignerError} `CREDENTIALS_INVALID`, `REGION_INVALID`, `PRODUCT_INVALID`, `DATE_INVALID`.
 */
export function resolveSigningContext(
  credentials: Credentials,
  { cloudBoxId, region: given, product: kind = 'oss' }: SigningOptions,
  instant: number,
): SigningContext {
  const region = cloudBoxId ?? given
  const product = cloudBoxId === undefined ? kind : 'oss-cloudbox'
  const timestamp = formatTimestamp(instant)
  const { accessKeyId, accessKeySecret, securityToken } = Object(credentials)
  const from = [timestamp, region, product, accessKeyId, accessKeySecret, securityToken]
  if (latest !== undefined && from.every((value, index) => value === latestFrom[index])) {
    return latest
  }
  assertCredentials(credentials)
  assertRegionAndProduct(region, product)
  const scope = formatScope({ day: timestamp.slice(0, 8), region, product })
  const signingKey = signingKeyFor(accessKeySecret, scope)
  // A promised key may fail yet, and shall be derived anew then.
  latestFrom = signingKey instanceof Promise ? [] : from
  latest = { timestamp, scope, credential: `${accessKeyId}/${scope}`, signingKey }
  return latest
}

/** The instant of a signature in milliseconds since 1970: the caller's date, or the corrected clock. */
export function signingInstant({ date, clockOffset = 0 }: SigningOptions): number {
  return date === undefined ? Date.now() + clockOffset : date.getTime()
}

/** @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`. */
export function assertRegionAndProduct(region: string, product: string): void {
  const legal = /^(?!oss-)[a-z0-9-]+$/
  assertText('REGION_INVALID', 'a region such as "cn-hangzhou", without "oss-"', region, legal)
  assertText('PRODUCT_INVALID', 'a product such as "oss"', product, /^[a-z0-9-]+$/)
}

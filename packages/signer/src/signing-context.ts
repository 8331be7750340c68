/** Options of a signature → what stays the same for all requests of an identity on a day. */
import type { SigningKey } from '#crypto'
import { assertCredentials, type Credentials } from './credentials.ts'
import { SignerError, show } from './errors.ts'
import type { MaybePromise } from './maybe-promise.ts'
import { formatScope, type Scope } from './scope.ts'
import { signingKeyFor } from './signing-key.ts'
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

/** What signs a request: the instant, and all that follows from identity, day, region and product. */
export interface SigningContext {
  /** Milliseconds since 1970, whole seconds. */
  readonly instant: number
  readonly timestamp: string
  readonly scope: string
  /** The access key id, a slash, the scope. */
  readonly credential: string
  readonly signingKey: MaybePromise<SigningKey>
}

interface Identity extends Scope {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly securityToken: string | undefined
  readonly scope: string
  readonly credential: string
  readonly signingKey: MaybePromise<SigningKey>
}

/** Programs sign with one identity most of the time: comparing with the latest beats any look-up. */
let latest: Identity | undefined

/**
 * Gives the signing context, deriving the key when it is not known yet.
 *
 * @throws {SignerError} `CREDENTIALS_INVALID`, `REGION_INVALID`, `PRODUCT_INVALID`, `DATE_INVALID`.
 */
export function resolveSigningContext(
  credentials: Credentials,
  options: SigningOptions,
): SigningContext {
  const date = signingDate(options)
  const timestamp = formatTimestamp(date)
  const { scope, credential, signingKey } = resolveIdentity(credentials, {
    day: dayOf(timestamp),
    region: options.cloudBoxId ?? options.region,
    product: options.cloudBoxId === undefined ? (options.product ?? 'oss') : 'oss-cloudbox',
  })
  const instant = Math.floor(date.getTime() / 1000) * 1000
  return { instant, timestamp, scope, credential, signingKey }
}

/** The instant of a signature: the caller's date, or the corrected clock. */
export function signingDate({ date, clockOffset = 0 }: SigningOptions): Date {
  return date ?? new Date(Date.now() + clockOffset)
}

/** @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`. */
export function assertRegionAndProduct(region: unknown, product: unknown): void {
  if (typeof region !== 'string' || !/^[a-z0-9-]+$/.test(region)) {
    throw new SignerError(
      'REGION_INVALID',
      `expected the bucket's region, such as "cn-hangzhou", received ${show(region)}`,
    )
  }
  if (region.startsWith('oss-')) {
    throw new SignerError(
      'REGION_INVALID',
      `expected a region without the prefix of host names, ${show(region.slice(4))}, received ${show(region)}`,
    )
  }
  if (typeof product !== 'string' || !/^[a-z0-9-]+$/.test(product)) {
    throw new SignerError(
      'PRODUCT_INVALID',
      `expected a product such as "oss" or "oss-cloudbox", received ${show(product)}`,
    )
  }
}

function resolveIdentity(credentials: Credentials, { day, region, product }: Scope): Identity {
  if (
    latest !== undefined &&
    latest.day === day &&
    latest.accessKeySecret === credentials?.accessKeySecret &&
    latest.accessKeyId === credentials.accessKeyId &&
    latest.securityToken === credentials.securityToken &&
    latest.region === region &&
    latest.product === product
  ) {
    return latest
  }
  assertCredentials(credentials)
  assertRegionAndProduct(region, product)
  const { accessKeyId, accessKeySecret, securityToken } = credentials
  const scope = formatScope({ day, region, product })
  const credential = `${accessKeyId}/${scope}`
  const signingKey = signingKeyFor(accessKeySecret, { day, region, product })
  latest = {
    day,
    region,
    product,
    accessKeyId,
    accessKeySecret,
    securityToken,
    scope,
    credential,
    signingKey,
  }
  // A key whose derivation failed is forgotten; whoever asked for it sees the error.
  if (signingKey instanceof Promise) signingKey.catch(() => (latest = undefined))
  return latest
}

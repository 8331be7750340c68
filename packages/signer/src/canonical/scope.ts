/**
 * Day, region and product → the scope of a signature.
 *
 * @see recommend-to-use-signature-version-4, "SignRegion" and "Scope"
 */
import { matches, misuse, quote } from '../errors.ts'

/** The service that a signature is for. */
export interface ServiceOptions {
  /** The bucket's own region such as `cn-hangzhou`, whatever the host; no `oss-` before it. */
  readonly region: string
  /** @default 'oss' */
  readonly product?: string | undefined
  /** Signs for this CloudBox (`cb-…`) instead of `region` and `product`. */
  readonly cloudBoxId?: string | undefined
}

/** What a signature holds for. */
export interface Scope {
  /** `YYYYMMDD`, UTC. */
  readonly day: string
  readonly region: string
  readonly product: string
  /** `day/region/product/aliyun_v4_request`. */
  readonly text: string
}

/** The last part of every scope. */
export const SCOPE_TERMINATOR = 'aliyun_v4_request'

/** @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`. */
export function createScope(day: string, options: ServiceOptions): Scope {
  const { region, product } = resolveService(options)
  return { day, region, product, text: `${day}/${region}/${product}/${SCOPE_TERMINATOR}` }
}

/**
 * Resolves the default product and the CloudBox.
 *
 * @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`.
 */
export function resolveService({
  region: ownRegion,
  product: ownProduct = 'oss',
  cloudBoxId,
}: ServiceOptions): { readonly region: string; readonly product: string } {
  const region: unknown = cloudBoxId === undefined ? ownRegion : cloudBoxId
  const product: unknown = cloudBoxId === undefined ? ownProduct : 'oss-cloudbox'
  if (!matches(region, /^(?!oss-)[a-z0-9-]+$/)) {
    misuse('REGION_INVALID', 'a region such as "cn-hangzhou", without "oss-"', quote(region))
  }
  if (!matches(product, /^[a-z0-9-]+$/)) {
    misuse('PRODUCT_INVALID', 'a product such as "oss"', quote(product))
  }
  return { region, product }
}

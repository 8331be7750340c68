/** What every form of verification needs to know. */
import { resolveService } from '../canonical/scope.ts'
import type { Credentials } from '../credentials.ts'

/** A key that the service knows. */
export interface KnownKey {
  readonly accessKeySecret: Credentials['accessKeySecret']
  /** The token that requests with this key must carry; left out, any token passes. */
  readonly securityToken?: string | undefined
  /** When the security token ends. */
  readonly expiration?: Date | undefined
}

/** The service that requests are for, and the keys that it knows. */
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

/** The service that a claim is checked for. */
export interface Service {
  readonly region: string
  readonly product: string
  /** Milliseconds since 1970. */
  readonly now: number
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

/** What every form of signature needs to know, and the instant that follows from it. */
import type { ServiceOptions } from '../canonical/scope.ts'
import type { Credentials } from '../credentials.ts'

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

/** Returns the caller's date, or the corrected clock, in milliseconds since 1970. */
export function signingInstant({ date, clockOffset = 0 }: SigningOptions): number {
  // An offset that came as text would be joined to the digits of the clock.
  return date === undefined ? Date.now() + Number(clockOffset) : Number(date)
}

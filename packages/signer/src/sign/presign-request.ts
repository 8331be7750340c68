/** What a URL is presigned for, how, and what comes out. */
import type { HeaderFields } from '../canonical/request-headers.ts'
import type { Query } from '../canonical/request-query.ts'
import type { BucketAddress } from './object-url.ts'
import type { SignatureStages } from './signature-stages.ts'
import type { SigningOptions } from './signing-options.ts'

/** A request that whoever holds the URL may make. */
export interface PresignRequest extends BucketAddress {
  /** Upper case, as it will be sent. */
  readonly method: string
  /** Raw, not encoded; left out for the bucket itself. */
  readonly key?: string | null | undefined
  readonly query?: Query | undefined
  /** Headers that the later request will carry; the signed ones must be sent exactly so. */
  readonly headers?: HeaderFields | undefined
}

export interface PresignOptions extends SigningOptions {
  /** Seconds from the signing date on, 1 to 604800 (seven days), with a security token 43200. @default 900 */
  readonly expiresIn?: number | undefined
  /**
   * Seconds of a time window, at most half of `expiresIn`: the signing date is that of the window's
   * start, so that the same object has the same URL all the while, and caches hit. The URL ends up to
   * this much earlier.
   */
  readonly alignTo?: number | undefined
}

/** A presigned URL. For `'anonymous'` it is the plain URL, the texts of all stages empty. */
export interface PresignedUrl extends SignatureStages {
  readonly url: string
  /** Headers that the later request must carry exactly so, besides `host`. */
  readonly headers: Readonly<Record<string, string>>
  /** `undefined` for `'anonymous'`. */
  readonly expiresAt: Date | undefined
  /** False when `fetch`, a browser or any other user of a URL class would ask for another key: one with a `.` or `..` segment. */
  readonly isUrlClassSafe: boolean
}

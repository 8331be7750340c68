/** Pure: what happened in an attempt → wait and try again, or stop. */

import type { OssError, OssServiceError, OssTimeoutError } from '../errors.ts'

/** Options of a client's retries. */
export interface RetryOptions {
  /** Attempts in all, the first included, integer 1 to 100. @default 3 */
  readonly attempts?: number | undefined
  /** Milliseconds; the ceiling of the first wait is twice this. @default 200 */
  readonly baseDelay?: number | undefined
  /** Milliseconds; no wait by backoff is longer. @default 20000 */
  readonly maxDelay?: number | undefined
  /** Retries that the client may save up for bad times; `Infinity` for no limit. @default 100 */
  readonly budget?: number | undefined
}

/** {@link RetryOptions} with its defaults filled in. */
export interface RetrySettings {
  readonly attempts: number
  readonly baseDelayMs: number
  readonly maxDelayMs: number
}

/** What the policy looks at. */
export interface AttemptOutcome {
  /** 1 for the first. */
  readonly attempt: number
  readonly error: OssError
  /** Whether sending the same request twice has the effect of sending it once. */
  readonly isIdempotent: boolean
  /** Whether the request's body can be sent again. */
  readonly isRepeatable: boolean
  /** Whether the cause was removed, so that the next attempt will differ. */
  readonly isRecovered: boolean
}

/** What to do next. */
export type RetryDecision =
  | { readonly retry: true; readonly delayMs: number }
  | { readonly retry: false }

/** No server asks for more with good reason; beyond it the error goes to the caller. */
const LONGEST_RETRY_AFTER_MS = 60_000

const STOP: RetryDecision = { retry: false }

/**
 * The retryable statuses of the official SDKs, without 501 and 505, which no repetition changes.
 *
 * @see alibabacloud-oss-python-sdk-v2, retry/
 */
const RETRYABLE_STATUS = new Set([401, 408, 429, 500, 502, 503, 504])
/** Answers that say the request was turned away and not begun. */
const TURNED_AWAY_STATUS = new Set([401, 403, 408, 429, 503])
/** Not `BadRequest`, which the official SDKs repeat: a source that is no picture gets it each time. */
const RETRYABLE_CODE = new Set(['RequestTimeTooSkewed'])
const RETRYABLE_NETWORK_CODE = new Set([
  'OSS_HOST_NOT_FOUND',
  'OSS_CONNECTION_REFUSED',
  'OSS_CONNECTION_LOST',
  'OSS_RESPONSE_MALFORMED',
])
/** Failures before the request was on its way. */
const UNSENT_CODE = new Set(['OSS_HOST_NOT_FOUND', 'OSS_CONNECTION_REFUSED', 'OSS_TLS_FAILED'])

/**
 * Decides whether an attempt that failed is followed by another, and when.
 *
 * Waits grow as "full jitter": uniform in [0, 1) times min(base × 2^attempt, cap). A `Retry-After`
 * of the service is a floor under that.
 *
 * @param random - a number in [0, 1).
 * @see alibabacloud-oss-python-sdk-v2, retry/
 */
export function decideRetry(
  outcome: AttemptOutcome,
  settings: RetrySettings,
  random: number,
): RetryDecision {
  if (outcome.attempt >= settings.attempts || !outcome.isRepeatable) return STOP
  if (outcome.isRecovered) return { retry: true, delayMs: 0 }
  if (!isRetryable(outcome.error)) return STOP
  if (!outcome.isIdempotent && mayHaveRun(outcome.error)) return STOP
  const ceilingMs = Math.min(settings.baseDelayMs * 2 ** outcome.attempt, settings.maxDelayMs)
  const askedMs = retryAfterOf(outcome.error)
  if (askedMs > LONGEST_RETRY_AFTER_MS) return STOP
  return { retry: true, delayMs: Math.max(random * ceilingMs, askedMs) }
}

function isRetryable(error: OssError): boolean {
  switch (error.name) {
    case 'OssServiceError': {
      const { statusCode } = error as OssServiceError // its name says so
      return RETRYABLE_STATUS.has(statusCode) || RETRYABLE_CODE.has(error.code)
    }
    case 'OssTimeoutError':
      return (error as OssTimeoutError).phase !== 'total' // its name says so
    case 'OssNetworkError':
      return RETRYABLE_NETWORK_CODE.has(error.code)
    default:
      return false
  }
}

function mayHaveRun(error: OssError): boolean {
  switch (error.name) {
    case 'OssServiceError':
      return !TURNED_AWAY_STATUS.has((error as OssServiceError).statusCode) // its name says so
    case 'OssTimeoutError':
      return (error as OssTimeoutError).phase !== 'connect' // its name says so
    default:
      return !UNSENT_CODE.has(error.code)
  }
}

function retryAfterOf(error: OssError): number {
  // Only service errors have the member; on any other it is undefined.
  return (error as Partial<OssServiceError>).retryAfterMs ?? 0
}

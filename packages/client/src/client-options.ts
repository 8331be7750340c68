/** The options of a client, and their defaults. */

import type { Dispatcher } from 'undici'
import type { Credentials, CredentialsProvider } from './credentials/credentials.ts'
import { OssValidationError, type ValidationIssue } from './errors.ts'
import type { AttemptEvent } from './pipeline/attempt-events.ts'
import type { RetryOptions, RetrySettings } from './pipeline/retry-policy.ts'
import type { TlsOptions } from './wire/connections.ts'
import type { SendWireRequest } from './wire/custom-transport.ts'
import type { EndpointOptions } from './wire/endpoint.ts'

/** Time limits of the single attempt; `timeout` limits a call with all its attempts. */
export interface TimeoutOptions {
  /** Milliseconds to connect. @default 5000 */
  readonly connect?: number | undefined
  /** Milliseconds until the answer begins, once the request is sent. @default 60000 */
  readonly headers?: number | undefined
  /** Milliseconds that the answer's body may stand still. @default 20000 */
  readonly body?: number | undefined
}

/** Options of {@link OssClient}. */
export interface OssClientOptions extends EndpointOptions {
  /** Access keys, a function that fetches them, or `anonymous` to send unsigned requests. */
  readonly credentials: Credentials | CredentialsProvider | 'anonymous'
  /** Milliseconds for each call with all its attempts and its body. @default no limit */
  readonly timeout?: number | undefined
  readonly timeouts?: TimeoutOptions | undefined
  readonly retry?: RetryOptions | undefined
  /** Called after each attempt, for logs and metrics; see also {@link ATTEMPT_CHANNEL}. */
  readonly onAttempt?: ((event: AttemptEvent) => void) | undefined
  /** `false` sends process strings and keys unchecked. @default true */
  readonly validate?: boolean | undefined
  /** Connections to one host. @default 64 */
  readonly maxConnections?: number | undefined
  readonly tls?: TlsOptions | undefined
  /**
   * An undici dispatcher to send with, such as a `ProxyAgent` or a `MockAgent`; it brings its own
   * connect timeout, connections and TLS settings, and stays the caller's to close.
   */
  readonly dispatcher?: Dispatcher | undefined
  /**
   * Sends the signed requests in place of the network: to record them, to answer them in a test, or
   * to send them in another way. Retries, `timeout` and signals work as always; `timeouts`,
   * `maxConnections`, `tls` and `dispatcher` are not used.
   */
  readonly transport?: SendWireRequest | undefined
}

/** Clock, randomness and timers of a client. */
export interface ClientEffects {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** A number in [0, 1). */
  readonly random: () => number
  /** Waits; rejects with the signal's reason when that comes first. */
  readonly sleep: (delayMs: number, signal: AbortSignal | undefined) => Promise<void>
}

/** Those of the machine. */
export const SYSTEM_EFFECTS: ClientEffects = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep,
}

/** Options with their defaults filled in. */
export interface ClientSettings {
  readonly timeoutMs: number | undefined
  readonly connectTimeoutMs: number
  readonly headersTimeoutMs: number
  readonly bodyTimeoutMs: number
  readonly maxConnections: number
  readonly retry: RetrySettings
  readonly retryBudget: number | undefined
  readonly validate: boolean
}

/**
 * Fills in the defaults.
 *
 * @throws {OssValidationError} `OPTION_INVALID` for each number out of its range.
 * @throws {TypeError} when there are no options at all.
 */
export function resolveSettings(options: OssClientOptions): ClientSettings {
  assertOptions(options)
  const { timeouts = {}, retry = {} } = options
  const issues: ValidationIssue[] = []
  const positive = numberReader(issues, { min: 1, max: 2 ** 31 - 1 })
  const attempts = numberReader(issues, { min: 1, max: 100 })
  const delay = numberReader(issues, { min: 0, max: 2 ** 31 - 1 })
  const settings = {
    timeoutMs: positive(['timeout'], options.timeout, undefined),
    connectTimeoutMs: positive(['timeouts', 'connect'], timeouts.connect, 5_000),
    headersTimeoutMs: positive(['timeouts', 'headers'], timeouts.headers, 60_000),
    bodyTimeoutMs: positive(['timeouts', 'body'], timeouts.body, 20_000),
    maxConnections: positive(['maxConnections'], options.maxConnections, 64),
    retry: {
      attempts: attempts(['retry', 'attempts'], retry.attempts, 3),
      baseDelayMs: delay(['retry', 'baseDelay'], retry.baseDelay, 200),
      maxDelayMs: delay(['retry', 'maxDelay'], retry.maxDelay, 20_000),
    },
    retryBudget: retry.budget,
    validate: options.validate ?? true,
  }
  issues.push(...transportIssues(options.transport))
  if (issues.length > 0) throw new OssValidationError(issues)
  return settings
}

function transportIssues(transport: unknown): ValidationIssue[] {
  if (transport === undefined || typeof transport === 'function') return []
  const message = `expected transport to be a function, received ${show(transport)}`
  return [{ code: 'OPTION_INVALID', severity: 'error', message, path: ['transport'] }]
}

function assertOptions(options: unknown): void {
  if (typeof options === 'object' && options !== null) return
  const form = "{ region: 'cn-hangzhou', credentials: fromEnv() }"
  throw new TypeError(`expected options such as ${form}, received ${show(options)}`)
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : value === null ? 'null' : typeof value
}

/**
 * Checks the time limit of one call.
 *
 * @throws {OssValidationError} `OPTION_INVALID`.
 */
export function assertTimeout(timeoutMs: number | undefined): void {
  const issues: ValidationIssue[] = []
  numberReader(issues, { min: 1, max: 2 ** 31 - 1 })(['timeout'], timeoutMs, undefined)
  if (issues.length > 0) throw new OssValidationError(issues)
}

function numberReader(
  issues: ValidationIssue[],
  { min, max }: { readonly min: number; readonly max: number },
) {
  return <Fallback extends number | undefined>(
    path: readonly string[],
    value: number | undefined,
    fallback: Fallback,
  ): number | Fallback => {
    if (value === undefined) return fallback
    if (typeof value === 'number' && value >= min && value <= max) return value
    const received = typeof value === 'number' ? value : typeof value
    const message = `expected ${path.join('.')} to be a number from ${min} to ${max}, received ${received}`
    issues.push({ code: 'OPTION_INVALID', severity: 'error', message, path, received: value })
    return fallback
  }
}

function sleep(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }, delayMs)
    if (signal?.aborted) onAbort()
    else signal?.addEventListener('abort', onAbort, { once: true })
  })
}

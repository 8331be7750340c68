/** Repeats failed attempts as the policy says. */

import { isOssError, type OssError, withAttempts } from '../errors.ts'
import type { RequestBody } from '../operations/operation.ts'
import type { AttemptReporter } from './attempt-events.ts'
import type { Call, CallResponse, Handler, Interceptor } from './pipeline.ts'
import type { RetryBudget } from './retry-budget.ts'
import { decideRetry, type RetrySettings } from './retry-policy.ts'

/** What the interceptor needs. */
export interface RetryInterceptorOptions {
  readonly settings: RetrySettings
  readonly budget: RetryBudget
  /** Errors whose cause was removed: the next attempt will differ, and is made at once. */
  readonly recovered: Pick<WeakSet<OssError>, 'has'>
  readonly reporter: AttemptReporter
  /** A number in [0, 1). */
  readonly random: () => number
  /** Waits; rejects with the signal's reason when that comes first. */
  readonly sleep: (delayMs: number, signal: AbortSignal | undefined) => Promise<void>
}

/** Makes the interceptor; it sets `attempts` on every error that leaves it. */
export function createRetryInterceptor(options: RetryInterceptorOptions): Interceptor {
  return (next) => (call) => sendRepeatedly(call, next, options)
}

async function sendRepeatedly(
  call: Call,
  next: Handler,
  options: RetryInterceptorOptions,
): Promise<CallResponse> {
  const { budget, reporter, sleep } = options
  for (let attempted = call; ; attempted = { ...call, attempt: attempted.attempt + 1 }) {
    const startedAtMs = reporter.start()
    try {
      const response = await next(attempted)
      budget.earn()
      reporter.end(startedAtMs, { call: attempted, outcome: response })
      return response
    } catch (error) {
      const retryDelayMs = delayBeforeNext(error, attempted, options)
      reporter.end(startedAtMs, { call: attempted, outcome: { error }, retryDelayMs })
      if (retryDelayMs === undefined) throw error
      await sleep(retryDelayMs, call.signal)
    }
  }
}

function delayBeforeNext(
  error: unknown,
  call: Call,
  options: RetryInterceptorOptions,
): number | undefined {
  if (!isOssError(error)) return undefined
  withAttempts(error, UNSENT.has(error.name) ? call.attempt - 1 : call.attempt)
  const isRecovered = options.recovered.has(error)
  const decision = decideRetry(
    {
      attempt: call.attempt,
      error,
      isIdempotent: call.request.isIdempotent,
      isRepeatable: isRepeatable(call.request.body),
      isRecovered,
    },
    options.settings,
    options.random(),
  )
  if (!decision.retry) return undefined
  return isRecovered || options.budget.take() ? decision.delayMs : undefined
}

/** Errors that end an attempt before it is sent. */
const UNSENT: ReadonlySet<string> = new Set(['OssCredentialsError', 'OssValidationError'])

function isRepeatable(body: RequestBody | undefined): boolean {
  return typeof body !== 'object' || body instanceof Uint8Array || body.isRepeatable
}

/** The pipeline of a client: which interceptors, in which order, with what. */

import { createAttemptReporter } from './attempt-events.ts'
import type { ClientEffects, ClientSettings, OssClientOptions } from './client-options.ts'
import { ServiceClock } from './clock.ts'
import { CredentialsStore } from './credentials/store.ts'
import type { OssError } from './errors.ts'
import { createCheckInterceptor } from './interceptors/check-response.ts'
import { createRetryInterceptor } from './interceptors/retry.ts'
import { createSignInterceptor } from './interceptors/sign.ts'
import { createTimeoutInterceptor } from './interceptors/timeout.ts'
import { createPipeline, type Handler, type Interceptor } from './pipeline.ts'
import { RetryBudget } from './retry-budget.ts'
import { readServiceError } from './service-error.ts'
import type { Transport } from './transport.ts'

/** Longest answer that is read whole; what an operation answers is far below. */
const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024

/** Parts of {@link createCallPipeline}. */
export interface CallPipelineParts {
  readonly options: OssClientOptions
  readonly settings: ClientSettings
  readonly effects: ClientEffects
  readonly transport: Transport
}

/** Creates a client's pipeline: time limit, retries, check of the answer, signature, transport. */
export function createCallPipeline(parts: CallPipelineParts): Handler {
  const { options, settings, effects, transport } = parts
  const recovered = new WeakSet<OssError>()
  const interceptors = [
    createTimeoutInterceptor(),
    createRetryInterceptor({
      settings: settings.retry,
      budget: new RetryBudget(settings.retryBudget),
      recovered,
      reporter: createAttemptReporter({ onAttempt: options.onAttempt, now: effects.now }),
      random: effects.random,
      sleep: effects.sleep,
    }),
    ...signing(parts, recovered),
    createCheckInterceptor({ region: options.region, readServiceError }),
  ]
  return createPipeline(interceptors, async (call) => {
    const response = await transport.send({
      method: call.request.method,
      origin: call.origin,
      target: call.target,
      headers: call.headers,
      body: call.request.body,
      headersTimeoutMs: settings.headersTimeoutMs,
      bodyTimeoutMs: settings.bodyTimeoutMs,
      signal: call.signal,
      streams: call.streams,
      maxBytes: LONGEST_ANSWER_BYTES,
    })
    return { ...response, attempts: call.attempt }
  })
}

function signing(parts: CallPipelineParts, recovered: WeakSet<OssError>): Interceptor[] {
  const { credentials, region } = parts.options
  if (credentials === 'anonymous') return []
  const { now } = parts.effects
  return [
    createSignInterceptor({
      region,
      credentials: new CredentialsStore(credentials, now),
      clock: new ServiceClock(now),
      recovered,
    }),
  ]
}

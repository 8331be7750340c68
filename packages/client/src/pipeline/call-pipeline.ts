/** The pipeline of a client: which interceptors, in which order, with what. */

import type { ClientEffects, ClientSettings, OssClientOptions } from '../client-options.ts'
import { CredentialsStore } from '../credentials/store.ts'
import type { OssError } from '../errors.ts'
import { readServiceError } from '../wire/service-error.ts'
import type { Transport } from '../wire/transport.ts'
import { createAttemptReporter } from './attempt-events.ts'
import { createCheckInterceptor } from './check-response.ts'
import { createPipeline, type Handler, type Interceptor } from './pipeline.ts'
import { createRetryInterceptor } from './retry.ts'
import { RetryBudget } from './retry-budget.ts'
import { ServiceClock } from './service-clock.ts'
import { createSignInterceptor } from './sign.ts'
import { createTimeoutInterceptor } from './timeout.ts'

/** Longest answer that is read whole; what an operation answers is far below. */
const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024

/** What a client learns and keeps between calls. */
export interface ClientMemory {
  readonly clock: ServiceClock
  /** `undefined` for a client that sends unsigned requests. */
  readonly credentials: CredentialsStore | undefined
  readonly budget: RetryBudget
}

/** Parts of {@link createCallPipeline}. */
export interface CallPipelineParts {
  readonly options: OssClientOptions
  readonly settings: ClientSettings
  readonly effects: ClientEffects
  readonly memory: ClientMemory
  readonly transport: Transport
}

/** Makes the memory of a new client. */
export function createMemory({
  options,
  settings,
  effects,
}: Pick<CallPipelineParts, 'options' | 'settings' | 'effects'>): ClientMemory {
  const { credentials } = options
  const { now } = effects
  return {
    clock: new ServiceClock(now),
    credentials: credentials === 'anonymous' ? undefined : new CredentialsStore(credentials, now),
    budget: new RetryBudget(settings.retryBudget),
  }
}

/** Creates a client's pipeline: time limit, retries, signature, check of the answer, transport. */
export function createCallPipeline(parts: CallPipelineParts): Handler {
  const { options, settings, effects, memory, transport } = parts
  const { region } = options
  const recovered = new WeakSet<OssError>()
  const interceptors = [
    createTimeoutInterceptor(),
    createRetryInterceptor({
      settings: settings.retry,
      budget: memory.budget,
      recovered,
      reporter: createAttemptReporter({ onAttempt: options.onAttempt, now: effects.now }),
      random: effects.random,
      sleep: effects.sleep,
    }),
    ...signing(region, memory, recovered),
    createCheckInterceptor({ region, readServiceError }),
  ]
  return createPipeline(interceptors, async (call) => {
    const { statusCode, headers, body, stream } = await transport.send({
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
    return { statusCode, headers, body, stream, attempts: call.attempt }
  })
}

function signing(
  region: string,
  { clock, credentials }: ClientMemory,
  recovered: WeakSet<OssError>,
): Interceptor[] {
  if (credentials === undefined) return []
  return [createSignInterceptor({ region, credentials, clock, recovered })]
}

/** What can be watched of a client: one event for each attempt. */

import { channel } from 'node:diagnostics_channel'
import type { OssServiceError } from '../errors.ts'
import type { ResponseHeaders } from '../operations/operation.ts'
import type { Call } from './pipeline.ts'

/**
 * One attempt that is over. It holds no header, no query and no address with a signature, so that it
 * can be logged as it is.
 */
export interface AttemptEvent {
  readonly operation: string
  /** 1 for the first. */
  readonly attempt: number
  readonly method: string
  /** Scheme, host and port. */
  readonly origin: string
  readonly bucket: string | undefined
  readonly key: string | undefined
  /** Milliseconds from building the signature to the answer, its body included unless streamed. */
  readonly durationMs: number
  readonly statusCode: number | undefined
  readonly requestId: string | undefined
  /** Why the attempt failed; absent when it succeeded. */
  readonly error?: unknown
  /** Milliseconds until the next attempt; absent when there is none. */
  readonly retryDelayMs?: number
}

/** The name of the `node:diagnostics_channel` on which every client publishes its attempts. */
export const ATTEMPT_CHANNEL = 'oss-process:client:attempt'

/** How an attempt ended. */
export interface AttemptEnd {
  readonly call: Call
  /** The answer's head, or the error in its place, which repeats it when the service sent one. */
  readonly outcome:
    | { readonly statusCode: number; readonly headers: ResponseHeaders }
    | { readonly error: unknown }
  readonly retryDelayMs?: number | undefined
}

/** Reports attempts to `onAttempt` and to the diagnostics channel. */
export interface AttemptReporter {
  /** Begins an attempt; `undefined` when there is no listener. */
  readonly start: () => number | undefined
  /** Ends it; does nothing when there was no listener at its start. */
  readonly end: (startedAtMs: number | undefined, end: AttemptEnd) => void
}

/**
 * Makes the reporter of a client.
 *
 * @param options - `onAttempt` is called with each event; what it throws is an uncaught exception, as
 *   for any subscriber of a diagnostics channel, and never changes the outcome of a call.
 */
export function createAttemptReporter(options: {
  readonly onAttempt: ((event: AttemptEvent) => void) | undefined
  readonly now: () => number
}): AttemptReporter {
  const { onAttempt, now } = options
  const attempts = channel(ATTEMPT_CHANNEL)
  return {
    start: () => (onAttempt !== undefined || attempts.hasSubscribers ? now() : undefined),
    end: (startedAtMs, end) => {
      if (startedAtMs === undefined) return
      const event = toEvent(end, now() - startedAtMs)
      attempts.publish(event)
      if (onAttempt !== undefined) notify(onAttempt, event)
    },
  }
}

function notify(onAttempt: (event: AttemptEvent) => void, event: AttemptEvent): void {
  try {
    onAttempt(event)
  } catch (error) {
    process.nextTick(() => {
      throw error
    })
  }
}

function toEvent({ call, outcome, retryDelayMs }: AttemptEnd, durationMs: number): AttemptEvent {
  const { method, bucket, key } = call.request
  return {
    operation: call.operation,
    attempt: call.attempt,
    method,
    origin: call.origin,
    bucket,
    key,
    durationMs,
    ...headOf(outcome),
    ...('error' in outcome ? { error: outcome.error } : {}),
    ...(retryDelayMs === undefined ? {} : { retryDelayMs }),
  }
}

function headOf(outcome: AttemptEnd['outcome']): Pick<AttemptEvent, 'statusCode' | 'requestId'> {
  if (!('error' in outcome)) {
    return { statusCode: outcome.statusCode, requestId: outcome.headers['x-oss-request-id'] }
  }
  // Of our errors only OssServiceError has these members.
  const { statusCode, requestId } = Object(outcome.error) as Partial<OssServiceError>
  return { statusCode, requestId }
}

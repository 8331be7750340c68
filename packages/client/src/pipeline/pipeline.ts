/** Composes the interceptors around the transport. */

import type { BodyStream } from '../bodies/body-stream.ts'
import type { OperationRequest, OperationResponse, SignedTexts } from '../operations/operation.ts'

/** One call of an operation on its way through the pipeline. */
export interface Call {
  readonly operation: string
  readonly request: OperationRequest
  /** Headers to send: those of the request, and what interceptors add. */
  readonly headers: Readonly<Record<string, string>>
  /** The texts behind the signature, once there is one; always a member, see `createSignInterceptor`. */
  readonly signed: SignedTexts | undefined
  /** Scheme, host and port. */
  readonly origin: string
  /** Encoded path and query. */
  readonly target: string
  readonly signal: AbortSignal | undefined
  /** Total time of the call with all its attempts. */
  readonly timeoutMs: number | undefined
  /** Whether a body of status 2xx is wanted as a stream. */
  readonly streams: boolean
  /** 1 for the first. */
  readonly attempt: number
}

/** The answer to a call. */
export interface CallResponse extends OperationResponse {
  /** Set, and `body` empty, when the call asked for a stream. */
  readonly stream: BodyStream | undefined
  /** How many attempts it took. */
  readonly attempts: number
}

/** Answers a call. */
export type Handler = (call: Call) => Promise<CallResponse>

/** Wraps a handler with one concern. */
export type Interceptor = (next: Handler) => Handler

/**
 * Composes a pipeline.
 *
 * @param interceptors - the outermost first.
 * @param transport - what stands at the end.
 */
export function createPipeline(interceptors: readonly Interceptor[], transport: Handler): Handler {
  return interceptors.reduceRight((next, interceptor) => interceptor(next), transport)
}

/** What stands at the end of a client's pipeline: it sends a request and returns its answer. */

import type { BodyStream } from '../bodies/body-stream.ts'
import type { RequestBody, ResponseHeaders } from '../operations/operation.ts'

/** A request ready for the wire. */
export interface TransportRequest {
  readonly method: string
  readonly origin: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: RequestBody | undefined
  /** Milliseconds until the answer's head. */
  readonly headersTimeoutMs: number
  /** Milliseconds between two pieces of the answer's body. */
  readonly bodyTimeoutMs: number
  readonly signal: AbortSignal | undefined
  /** Whether a body of status 2xx is handed over as a stream instead of being collected. */
  readonly streams: boolean
  /** The longest body that is collected. */
  readonly maxBytes: number
}

/** An answer; `stream` is set instead of `body` when the request asked for it. */
export interface TransportResponse {
  readonly statusCode: number
  readonly headers: ResponseHeaders
  readonly body: Uint8Array
  readonly stream: BodyStream | undefined
}

/** Sends requests over connections that it keeps. */
export interface Transport {
  /** @throws OssNetworkError, OssTimeoutError, or the signal's reason. */
  readonly send: (request: TransportRequest) => Promise<TransportResponse>
  /** Closes connections and streams at once. */
  readonly close: () => Promise<void>
}

/**
 * A request and a response of the emulated service as plain values, so that everything behind the
 * HTTP adapter can be called without a socket.
 */
import type { Readable } from 'node:stream'

/** A request as it was received, with nothing decoded. */
export interface ServiceRequest {
  readonly method: string
  /** The raw request target. `URL` would normalise it, and signatures cover these very bytes. */
  readonly target: string
  /** Names in lower case; repeated headers joined as Node joins them. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array>
  /** Aborted when the caller has gone away. */
  readonly signal?: AbortSignal
}

/** The body of a response; whoever receives a stream reads or destroys it. */
export type ServiceBody = string | Uint8Array | Readable

/** What goes wrong, on demand, while a response is sent. */
export interface Delivery {
  /** Where the connection is reset. */
  readonly resetAt?: 'start' | 'headers' | 'body'
  readonly bytesPerSecond?: number
}

/** A response. */
export interface ServiceResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: ServiceBody
  readonly delivery?: Delivery
}

/** Answers one request; never rejects. */
export type Handler = (request: ServiceRequest) => Promise<ServiceResponse>

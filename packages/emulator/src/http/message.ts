/**
 * One request and one answer of the emulated service as plain values, so that everything behind
 * the HTTP adapter can be called without a socket.
 */
import type { Readable } from 'node:stream'

/** A request as it was received, before anything is decoded. */
export interface ServiceRequest {
  readonly method: string
  /** The raw request target, never through a URL class: signatures are made of these very bytes. */
  readonly target: string
  /** Names in lower case; repeated ones joined as Node does. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array>
  /** Aborted when the caller has gone away. */
  readonly signal?: AbortSignal
}

/** What an answer carries; whoever receives a stream reads or destroys it. */
export type ServiceBody = string | Uint8Array | Readable

/** What goes wrong, on demand, while an answer is sent. */
export interface Delivery {
  /** Where the connection is cut. */
  readonly resetAt?: 'start' | 'headers' | 'body'
  readonly bytesPerSecond?: number
}

/** An answer. */
export interface ServiceResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: ServiceBody
  readonly delivery?: Delivery
}

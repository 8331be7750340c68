/** One request and its answer, through a dispatcher of undici. */

import type { Dispatcher } from 'undici'
import { BodyStream } from '../bodies/body-stream.ts'
import { OssNetworkError } from '../errors.ts'
import type { ResponseHeaders } from '../operations/operation.ts'
import type { TransportRequest, TransportResponse } from './transport.ts'
import { readTransportError } from './transport-error.ts'

/**
 * Sends a request.
 *
 * @param streams - takes the body of the answer while it is being read.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: TransportRequest,
  streams: Set<BodyStream>,
): Promise<TransportResponse> {
  request.signal?.throwIfAborted()
  return new Promise((resolve, reject) => {
    const handler = new Exchange(request, { resolve, reject, streams })
    try {
      dispatcher.dispatch(dispatchOptions(request, handler), handler)
    } catch (error) {
      handler.onResponseError(undefined, error)
    }
  })
}

function dispatchOptions(
  request: TransportRequest,
  exchange: Exchange,
): Dispatcher.DispatchOptions {
  const { body } = request
  const byteLength = typeof body === 'object' && 'open' in body ? body.byteLength : undefined
  return {
    origin: request.origin,
    path: request.target,
    method: request.method as Dispatcher.HttpMethod, // a subset of undici's
    headers:
      byteLength === undefined
        ? request.headers
        : { ...request.headers, 'content-length': String(byteLength) },
    // undici takes iterables, which its types leave out.
    body: exchange.openBody() as Uint8Array | null,
    headersTimeout: request.headersTimeoutMs,
    bodyTimeout: request.bodyTimeoutMs,
  }
}

interface Settlement {
  readonly resolve: (response: TransportResponse) => void
  readonly reject: (reason: unknown) => void
  readonly streams: Set<BodyStream>
}

/** Follows one request through undici and settles its promise once. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #request: TransportRequest
  readonly #settlement: Settlement
  readonly #chunks: Uint8Array[] = []
  #byteLength = 0
  #controller: Dispatcher.DispatchController | undefined
  #head: { readonly statusCode: number; readonly headers: ResponseHeaders } | undefined
  #stream: BodyStream | undefined
  #isOver = false
  #bodyError: { readonly cause: unknown } | undefined

  constructor(request: TransportRequest, settlement: Settlement) {
    this.#request = request
    this.#settlement = settlement
    request.signal?.addEventListener('abort', this.#onAbort, { once: true })
  }

  readonly #onAbort = (): void => this.#fail(this.#request.signal?.reason)

  openBody(): string | Uint8Array | AsyncIterable<Uint8Array> | null {
    const { body } = this.#request
    if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
      return body ?? null
    }
    return this.#watchBody(body.open())
  }

  /** Remembers an error of the caller's stream, which undici reports like one of the connection. */
  async *#watchBody(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* body
    } catch (cause) {
      this.#bodyError = { cause }
      throw cause
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isOver) controller.abort(new Error('aborted'))
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (this.#isOver) return
    this.#head = { statusCode, headers: flatten(headers) }
    if (!this.#request.streams || statusCode < 200 || statusCode > 299) return
    const stream = new BodyStream({
      pause: () => controller.pause(),
      resume: () => controller.resume(),
      abort: (reason) => this.#fail(reason),
    })
    this.#stream = stream
    this.#settlement.streams.add(stream)
    this.#settlement.resolve({ ...this.#head, body: new Uint8Array(), stream })
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#isOver) return
    if (this.#stream !== undefined) {
      this.#stream.push(chunk)
      return
    }
    this.#byteLength += chunk.byteLength
    if (this.#byteLength > this.#request.maxBytes) {
      const limit = `expected an answer of at most ${this.#request.maxBytes} bytes, received more`
      this.#fail(new OssNetworkError('OSS_RESPONSE_TOO_LARGE', limit))
      return
    }
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    if (this.#isOver || this.#head === undefined) return
    this.#release()
    if (this.#stream !== undefined) {
      this.#stream.end()
      return
    }
    const { statusCode, headers } = this.#head
    const body = join(this.#chunks, this.#byteLength)
    this.#settlement.resolve({ statusCode, headers, body, stream: undefined })
  }

  onResponseError(_controller: unknown, error: unknown): void {
    if (this.#isOver) return
    const { origin } = this.#request
    this.#fail(readTransportError(error, { origin, bodyError: this.#bodyError }))
  }

  #fail(reason: unknown): void {
    if (this.#isOver) return
    this.#release()
    this.#controller?.abort(reason instanceof Error ? reason : new Error('aborted'))
    this.#stream?.fail(reason)
    this.#settlement.reject(reason)
  }

  #release(): void {
    this.#isOver = true
    this.#request.signal?.removeEventListener('abort', this.#onAbort)
    if (this.#stream !== undefined) this.#settlement.streams.delete(this.#stream)
  }
}

/** Joins the values of headers that came more than once, which hardly any answer has. */
function flatten(headers: Record<string, string | string[] | undefined>): ResponseHeaders {
  if (isFlat(headers)) return headers
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ')
  }
  return flat
}

function isFlat(headers: Record<string, unknown>): headers is Record<string, string> {
  for (const name in headers) {
    if (typeof headers[name] !== 'string') return false
  }
  return true
}

function join(chunks: readonly Uint8Array[], byteLength: number): Uint8Array {
  const [first] = chunks
  if (first === undefined) return new Uint8Array()
  return chunks.length === 1 ? first : Buffer.concat(chunks, byteLength)
}

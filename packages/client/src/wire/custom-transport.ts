/** A user's function in place of the network → a transport. */

import { BodyStream } from '../bodies/body-stream.ts'
import { OssNetworkError } from '../errors.ts'
import type { RequestBody, ResponseHeaders } from '../operations/operation.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'
import { readTransportError } from './transport-error.ts'
import { untilAborted } from './until-aborted.ts'

/** A signed request, exactly as it would go over the wire. */
export interface WireRequest {
  readonly method: string
  /** Encoded. A URL class would collapse `.` and `..` segments of the key. */
  readonly url: string
  /** By lower-case name, the signature included. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: RequestBody | undefined
  /** Ends the call. */
  readonly signal: AbortSignal | undefined
}

/** An answer to a {@link WireRequest}. */
export interface WireResponse {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array> | null | undefined
}

/**
 * Sends a request. What it throws counts as a lost connection, and is retried like one; an error of
 * this package keeps its meaning.
 */
export type SendWireRequest = (request: WireRequest) => Promise<WireResponse>

/** Makes a transport of a function. */
export function createCustomTransport(sendRequest: SendWireRequest): Transport {
  const streams = new Set<BodyStream>()
  return {
    send: async (request) => {
      request.signal?.throwIfAborted()
      try {
        const { method, origin, target, headers, body, signal } = request
        const answer = sendRequest({ method, url: `${origin}${target}`, headers, body, signal })
        const response = await (signal === undefined ? answer : untilAborted(answer, signal))
        return await readResponse(response, { request, streams })
      } catch (error) {
        request.signal?.throwIfAborted()
        throw readTransportError(error, { origin: request.origin, bodyError: undefined })
      }
    },
    close: async () => {
      const message = 'the client was closed while this body was being read'
      for (const stream of streams) stream.abort(new OssNetworkError('OSS_CLIENT_CLOSED', message))
    },
  }
}

interface Exchange {
  readonly request: TransportRequest
  /** The bodies that are being read. */
  readonly streams: Set<BodyStream>
}

async function readResponse(
  { statusCode, headers = {}, body }: WireResponse,
  { request, streams }: Exchange,
): Promise<TransportResponse> {
  const head = { statusCode, headers: lowerCase(headers) }
  const isOk = statusCode >= 200 && statusCode <= 299
  if (!request.streams || !isOk) {
    return { ...head, body: await collect(piecesOf(body), request.maxBytes), stream: undefined }
  }
  const stream = openStream(piecesOf(body), { request, streams })
  return { ...head, body: new Uint8Array(), stream }
}

/** Reads pieces at the pace of the stream's reader, until the stream or the call ends. */
function openStream(
  pieces: AsyncGenerator<Uint8Array>,
  { request, streams }: Exchange,
): BodyStream {
  const { signal, origin } = request
  let wait: Promise<void> | undefined
  let goOn = (): void => {}
  let isOver = false
  const finish = (reason?: { readonly error: unknown }): void => {
    if (isOver) return
    isOver = true
    streams.delete(stream)
    signal?.removeEventListener('abort', onAbort)
    goOn()
    if (reason === undefined) stream.end()
    else stream.fail(reason.error)
  }
  const onAbort = (): void => finish({ error: signal?.reason })
  const stream = new BodyStream({
    pause: () => {
      wait = new Promise((resolve) => {
        goOn = resolve
      })
    },
    resume: () => goOn(),
    abort: (error) => finish({ error }),
  })
  const readAll = async (): Promise<void> => {
    // Leaving the loop early also ends the generator of the pieces.
    for await (const piece of pieces) {
      stream.push(piece)
      await wait
      if (isOver) return
    }
    finish()
  }
  streams.add(stream)
  signal?.addEventListener('abort', onAbort, { once: true })
  readAll().catch((error: unknown) => {
    finish({ error: readTransportError(error, { origin, bodyError: undefined }) })
  })
  return stream
}

function lowerCase(headers: Readonly<Record<string, string>>): ResponseHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

async function* piecesOf(body: WireResponse['body']): AsyncGenerator<Uint8Array> {
  if (body === undefined || body === null || body === '') return
  if (typeof body === 'string') yield new TextEncoder().encode(body)
  else if (body instanceof Uint8Array) yield body
  else yield* body
}

async function collect(pieces: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let byteLength = 0
  for await (const piece of pieces) {
    chunks.push(piece)
    byteLength += piece.byteLength
    if (byteLength <= maxBytes) continue
    const limit = `expected an answer of at most ${maxBytes} bytes, received more`
    throw new OssNetworkError('OSS_RESPONSE_TOO_LARGE', limit)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The HTTP adapter: converts node's messages to plain values and back. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sendFaulty } from './faulty-delivery.ts'
import type { Handler, ServiceRequest, ServiceResponse } from './message.ts'

const MAX_HEADER_BYTES = 64 * 1024
const KEEP_ALIVE_MS = 60_000

/** Creates a server that does not listen yet. */
export function createHttpServer(handler: Handler): Server {
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true },
    (message, reply) => {
      void serve(handler, { message, reply })
    },
  )
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  })
  return server
}

interface Exchange {
  readonly message: IncomingMessage
  readonly reply: ServerResponse
}

async function serve(handler: Handler, { message, reply }: Exchange): Promise<void> {
  const gone = new AbortController()
  reply.on('close', () => {
    if (!reply.writableFinished) gone.abort()
  })
  try {
    await send(await handler(toRequest(message, gone.signal)), { message, reply })
  } catch {
    // The caller has disconnected, or a file was deleted while it was sent.
    reply.destroy()
  }
}

function toRequest(message: IncomingMessage, signal: AbortSignal): ServiceRequest {
  const headers: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined)
      headers[name] = decodeHeader(Array.isArray(value) ? value.join(', ') : value)
  }
  const { method = 'GET', url = '/' } = message
  // Proxies send the absolute form, with the scheme and the host before the path.
  const target = url.replace(/^https?:\/\/[^/?#]*/i, '')
  return { method, target, headers, body: message, signal }
}

async function send(response: ServiceResponse, { message, reply }: Exchange): Promise<void> {
  if (response.delivery?.resetAt !== 'start') writeHead(response, { message, reply })
  if (response.delivery !== undefined) await sendFaulty(response, response.delivery, reply)
  else if (response.body instanceof Readable) await pipeline(response.body, reply)
  else reply.end(message.method === 'HEAD' ? undefined : response.body)
}

function writeHead(response: ServiceResponse, { message, reply }: Exchange): void {
  const { status, headers = {}, body } = response
  const lines: string[] = []
  for (const name of Object.keys(headers)) lines.push(name, encodeHeader(headers[name] ?? ''))
  const isEmpty = message.method === 'HEAD' || status === 204 || status === 304
  if (!isEmpty && !(body instanceof Readable) && headers['content-length'] === undefined) {
    lines.push('content-length', String(Buffer.byteLength(body ?? '')))
  }
  reply.writeHead(status, lines)
}

/** Header values travel as UTF-8, and node reads and writes each byte as a Latin-1 character. */
function decodeHeader(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8')
}

/** A blank replaces each control character, which a header cannot hold. */
function encodeHeader(value: string): string {
  const printable = value.replace(/[^\t\u0020-\u007e\u0080-\uffff]/g, ' ')
  return Buffer.from(printable, 'utf8').toString('latin1')
}

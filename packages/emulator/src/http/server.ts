/** The HTTP adapter: node's messages to plain values and back. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sendFaulty } from '../faults/delivery.ts'
import type { Handler } from '../service/handler.ts'
import type { ServiceRequest, ServiceResponse } from './message.ts'

const MAX_HEADER_BYTES = 64 * 1024
const KEEP_ALIVE_MS = 60_000

/** Makes a server that is not listening yet. */
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
    // The caller has gone away, or a file vanished while it was sent: the connection says so.
    reply.destroy()
  }
}

function toRequest(message: IncomingMessage, signal: AbortSignal): ServiceRequest {
  const headers: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined)
      headers[name] = headerValue(Array.isArray(value) ? value.join(', ') : value)
  }
  const { method = 'GET', url = '/' } = message
  // Proxies send the absolute form; everything after it is the same.
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
  for (const name of Object.keys(headers)) lines.push(name, headerText(headers[name] ?? ''))
  const isEmpty = message.method === 'HEAD' || status === 204 || status === 304
  if (!isEmpty && !(body instanceof Readable) && headers['content-length'] === undefined) {
    lines.push('content-length', String(Buffer.byteLength(body ?? '')))
  }
  reply.writeHead(status, lines)
}

/** Header values are bytes: UTF-8 where it is not ASCII, which node shows as Latin-1. */
function headerText(value: string): string {
  if (/^[\t\u0020-\u007e]*$/.test(value)) return value
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that a header may not hold
  const printable = value.replace(/[\u0000-\u0008\u000a-\u001f\u007f]/g, ' ')
  return Buffer.from(printable).toString('latin1')
}

function headerValue(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: tells ASCII from the rest
  return /^[\u0000-\u007f]*$/.test(value) ? value : Buffer.from(value, 'latin1').toString('utf8')
}

/** The HTTP adapter: node's messages to plain values and back. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Handler } from './handler.ts'
import type { Delivery, ServiceBody, ServiceRequest, ServiceResponse } from './service-message.ts'

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
  reply.on('close', () => gone.abort())
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
  const { delivery, status, headers = {}, body } = response
  if (delivery?.resetAt === 'start') return cut(response, reply)
  reply.statusCode = status
  for (const [name, value] of Object.entries(headers)) reply.setHeader(name, headerText(value))
  const isEmpty = message.method === 'HEAD' || status === 204 || status === 304
  if (!isEmpty && !(body instanceof Readable)) {
    reply.setHeader('content-length', Buffer.byteLength(body ?? ''))
  }
  if (delivery !== undefined) return await sendFaulty(response, delivery, reply)
  if (body instanceof Readable) await pipeline(body, reply)
  else reply.end(isEmpty ? undefined : body)
}

/** Half of the body goes out before a cut in its middle. */
async function sendFaulty(
  response: ServiceResponse,
  { resetAt, bytesPerSecond = Number.POSITIVE_INFINITY }: Delivery,
  reply: ServerResponse,
): Promise<void> {
  reply.flushHeaders()
  if (resetAt === 'headers') return cut(response, reply)
  const bytes = await wholeBody(response.body)
  const end = resetAt === 'body' ? Math.floor(bytes.byteLength / 2) : bytes.byteLength
  const step = Math.max(1, Math.min(end, Math.ceil(bytesPerSecond / STEPS_PER_SECOND)))
  for (let start = 0; start < end && !reply.destroyed; start += step) {
    reply.write(bytes.subarray(start, Math.min(start + step, end)))
    if (Number.isFinite(bytesPerSecond)) await sleep(1000 / STEPS_PER_SECOND)
  }
  if (resetAt === 'body') cut(response, reply)
  else reply.end()
}

const STEPS_PER_SECOND = 20

async function wholeBody(body: ServiceBody | undefined): Promise<Uint8Array> {
  if (body instanceof Readable) return Buffer.concat(await body.toArray())
  return Buffer.from(body ?? '')
}

/** Ends a connection with a reset, as a broken network does. */
function cut({ body }: ServiceResponse, reply: ServerResponse): void {
  if (body instanceof Readable) body.destroy()
  reply.socket?.resetAndDestroy()
}

/** Header values are bytes: UTF-8 where it is not ASCII, which node shows as Latin-1. */
function headerText(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that a header may not hold
  const printable = value.replace(/[\u0000-\u0008\u000a-\u001f\u007f]/g, ' ')
  return Buffer.from(printable).toString('latin1')
}

function headerValue(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: tells ASCII from the rest
  return /^[\u0000-\u007f]*$/.test(value) ? value : Buffer.from(value, 'latin1').toString('utf8')
}

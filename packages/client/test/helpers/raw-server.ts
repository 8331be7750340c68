/** A TCP server on loopback that a script answers byte by byte, whether or not that is HTTP. */

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'

/** One request, as soon as its head is there. */
export interface RawExchange {
  readonly socket: Socket
  /** The request's head as text. */
  readonly head: string
  /** 0 for the first request of this server. */
  readonly index: number
}

/** Plays one exchange. */
export type RawScript = (exchange: RawExchange) => void

export interface RawServer extends AsyncDisposable {
  readonly port: number
  /** Requests whose head has arrived. */
  readonly requestCount: () => number
  /** Resolves when no connection is open. */
  readonly untilDisconnected: () => Promise<void>
}

/** Options of {@link startRawServer}. */
export interface RawServerOptions {
  /** Speaks TLS with this key and certificate. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined
  /** Plays each connection itself, before any request. */
  readonly onConnection?: ((socket: Socket) => void) | undefined
}

/** Starts a server that plays `script` for every request on every connection. */
export async function startRawServer(
  script: RawScript,
  { tls, onConnection }: RawServerOptions = {},
): Promise<RawServer> {
  let requests = 0
  const sockets = new Set<Socket>()
  const accept = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => {}) // resets are what the scripts are about
    socket.on('close', () => sockets.delete(socket))
    onConnection?.(socket)
    let head = ''
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      // What follows a head in these tests is a body that no script looks at.
      const begins = /^(?:GET|PUT|POST|HEAD|DELETE) /.test(head)
      const exchange = { socket, head, index: requests }
      head = ''
      if (!begins) return
      requests += 1
      script(exchange)
    })
  }
  const server = tls === undefined ? createServer(accept) : createTlsServer(tls, accept)
  server.on('tlsClientError', () => {})
  await listen(server)
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    port,
    requestCount: () => requests,
    untilDisconnected: async () => {
      while (sockets.size > 0) await new Promise((resolve) => setImmediate(resolve))
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
}

/** Writes a whole answer. */
export function answer(
  { socket }: RawExchange,
  statusLine: string,
  body = '',
  headers: Readonly<Record<string, string>> = {},
): void {
  socket.write(`${headOf(statusLine, Buffer.byteLength(body), headers)}${body}`)
}

/** Writes an answer up to and with its first `count` body bytes, and drops the connection. */
export function breakOff(
  exchange: RawExchange,
  body: string,
  count: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  const { socket } = exchange
  const text = `${headOf('200 OK', body.length, headers)}${body.slice(0, count)}`
  socket.write(text, () => socket.destroy())
}

/** Writes the head of an answer. */
export function headOf(
  statusLine: string,
  contentLength: number,
  headers: Readonly<Record<string, string>> = {},
): string {
  const lines = Object.entries({
    'x-oss-request-id': '5C06A3B67B8B5A3DA422299D',
    'content-length': String(contentLength),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${statusLine}\r\n${lines.join('')}\r\n`
}

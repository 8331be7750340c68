/** A server on loopback that does what a script says, request by request. It verifies nothing. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One request as it arrived, and the ways to answer it. */
export interface ScriptedExchange {
  readonly method: string
  /** The raw request target. */
  readonly target: string
  readonly headers: IncomingMessage['headers']
  /** Reads the request's body to its end. */
  readonly readBody: () => Promise<Buffer>
  readonly response: ServerResponse
  readonly socket: Socket
  /** 0 for the first request of this server. */
  readonly index: number
  readonly answer: (
    statusCode: number,
    body?: string | Uint8Array,
    headers?: Record<string, string>,
  ) => void
}

/** Plays one exchange. */
export type Script = (exchange: ScriptedExchange) => void | Promise<void>

export interface ScriptedServer extends AsyncDisposable {
  /** `http://127.0.0.1:port` */
  readonly endpoint: string
  /** How many requests have arrived. */
  readonly requestCount: () => number
  /** Connections that are open now. */
  readonly connectionCount: () => Promise<number>
  /** Resolves when the last connection has gone. */
  readonly untilDisconnected: () => Promise<void>
}

/** Starts a server that plays `script` for every request. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  let requests = 0
  const sockets = new Set<Socket>()
  let onEmpty: (() => void) | undefined
  const server = createServer((request, response) => {
    const exchange = toExchange(request, response, requests)
    requests += 1
    void script(exchange)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {}) // resets are what many scripts are about
    socket.on('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) onEmpty?.()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requestCount: () => requests,
    connectionCount: async () => sockets.size,
    untilDisconnected: async () => {
      if (sockets.size > 0) {
        await new Promise<void>((resolve) => {
          onEmpty = resolve
        })
      }
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function toExchange(
  request: IncomingMessage,
  response: ServerResponse,
  index: number,
): ScriptedExchange {
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: request.headers,
    socket: request.socket,
    response,
    index,
    readBody: async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    answer: (statusCode, body = '', headers = {}) => {
      request.resume()
      response.writeHead(statusCode, {
        'x-oss-request-id': '5C06A3B67B8B5A3DA422299D',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      })
      response.end(body)
    },
  }
}

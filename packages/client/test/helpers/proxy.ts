/** An HTTP proxy on loopback that tunnels and remembers where to. */

import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export interface Proxy extends AsyncDisposable {
  readonly address: string
  /** `host:port` of each tunnel. */
  readonly targets: readonly string[]
}

/** Starts a proxy that understands CONNECT. */
export async function startProxy(): Promise<Proxy> {
  const targets: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer()
  server.on('connect', (request, socket: Socket) => {
    const target = request.url ?? ''
    targets.push(target)
    const [host, port] = target.split(':')
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    for (const end of [socket, upstream]) {
      sockets.add(end)
      end.on('error', () => {}) // either side may go first
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    address: `http://127.0.0.1:${port}`,
    targets,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Starts and stops a server. */
import type { Server } from 'node:http'
import { EmulatorError } from '../errors.ts'

/** How long running requests may take before their connections are closed. */
const CLOSE_GRACE_MS = 2000

/**
 * Starts to listen.
 *
 * @returns the port; the system chooses one for 0.
 * @throws {EmulatorError} `EMULATOR_ADDRESS_UNAVAILABLE`.
 */
export async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      // Either the host is not an address of this machine, or the port is taken.
      const isHost = cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND'
      const remedy = isHost
        ? 'choose a host of this machine, such as 127.0.0.1'
        : 'choose another port, or 0 for any'
      const message = `Expected an address to listen on, but ${host}:${port} is unavailable; ${remedy}.`
      fail(new EmulatorError('EMULATOR_ADDRESS_UNAVAILABLE', message, { cause }))
    })
    server.listen(port, host, done)
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/** Stops a server: it takes no new requests, and closes all connections after a short wait. */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => {
    server.close(() => done())
  })
  server.closeIdleConnections()
  const grace = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS)
  await closed
  clearTimeout(grace)
}

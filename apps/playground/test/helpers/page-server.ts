/** Serves the built page over loopback, as any static server would. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const dist = join(import.meta.dirname, '../../dist')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
}

const UNCONNECTED = '?unconnected'

export interface PageServer extends AsyncDisposable {
  /** The page as `oss-process playground` serves it: it knows its emulator. */
  readonly url: string
  /** The page as it was built. */
  readonly unconnectedUrl: string
}

/**
 * Starts it on a free port.
 *
 * @param emulator - written into the page as `oss-process playground` does.
 */
export async function servePage(emulator: object): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://page')
    const path = pathname === '/' ? '/index.html' : normalize(pathname)
    readFile(join(dist, path)).then(
      (bytes) => {
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
        const isConnected = path === '/index.html' && search !== UNCONNECTED
        response.end(isConnected ? withEmulator(String(bytes), emulator) : bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('expected a port')
  const url = `http://127.0.0.1:${address.port}/`
  return {
    url,
    unconnectedUrl: url + UNCONNECTED,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function withEmulator(html: string, emulator: object): string {
  const json = JSON.stringify(emulator).replaceAll('"', '&quot;')
  return html.replace(
    'name="oss-process-emulator" content=""',
    `name="oss-process-emulator" content="${json}"`,
  )
}

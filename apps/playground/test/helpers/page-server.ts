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

export interface PageServer extends AsyncDisposable {
  readonly url: string
}

/**
 * Starts it on a free port.
 *
 * @param emulator - written into the page as `oss-process playground` does; left out, the page
 *   stands alone.
 */
export async function servePage(emulator?: object): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page')
    const path = pathname === '/' ? '/index.html' : normalize(pathname)
    readFile(join(dist, path)).then(
      (bytes) => {
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
        response.end(path === '/index.html' ? withEmulator(String(bytes), emulator) : bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('expected a port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function withEmulator(html: string, emulator: object | undefined): string {
  if (emulator === undefined) return html
  const json = JSON.stringify(emulator).replaceAll('"', '&quot;')
  return html.replace(
    'name="oss-process-emulator" content=""',
    `name="oss-process-emulator" content="${json}"`,
  )
}

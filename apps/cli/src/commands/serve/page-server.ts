/** Serves a folder of finished files to browsers of this machine. */
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

/** Options of {@link servePage}. */
export interface PageServerOptions {
  /** Folder with `index.html`; it is read once, at the start. */
  readonly folder: string
  /** Port of the loopback address; 0 for any free one. */
  readonly port: number
  /** Changes the page before it is served. */
  readonly prepare: (html: string) => string
}

/** A running server. */
export interface PageServer {
  readonly url: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Starts the server.
 *
 * Only the files that are there at the start are served, and only to requests that name a loopback
 * host: a page of another site cannot read them under a name of its own that leads here.
 *
 * @throws the file system's or the network's error about the folder or the port.
 */
export async function servePage({ folder, port, prepare }: PageServerOptions): Promise<PageServer> {
  const files = await readFiles(folder)
  const index = files.get('/index.html')
  if (index) files.set('/', { ...index, bytes: Buffer.from(prepare(index.bytes.toString('utf8'))) })
  files.delete('/index.html')
  const server = createServer(({ headers, url = '/' }, response) => {
    const [path = ''] = url.split('?')
    if (!LOOPBACK.test(headers.host ?? '')) return refuse(response, 403)
    const file = files.get(path)
    if (!file) return refuse(response, 404)
    response.writeHead(200, { ...HEADERS, 'content-type': file.type }).end(file.bytes)
  })
  const bound = await listen(server, port)
  return {
    url: `http://127.0.0.1:${bound}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const LOOPBACK = /^(127\.0\.0\.1|localhost)(:\d+)?$/
const HEADERS = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "frame-ancestors 'none'",
}

interface ServedFile {
  readonly bytes: Buffer
  readonly type: string
}

async function readFiles(folder: string): Promise<Map<string, ServedFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, ServedFile>()
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length).replaceAll('\\', '/')
    const type = TYPES[extname(path)] ?? 'application/octet-stream'
    files.set(name, { bytes: await readFile(path), type })
  }
  return files
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end()
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

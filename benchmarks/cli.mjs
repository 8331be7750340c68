/**
 * The command line's own costs, as ratios of wall time, process start included, medians of
 * interleaved rounds: `--version`, `--help` and the main job against a server that answers at once,
 * each over `node -e 0`, in an empty environment and in that of this process, where a variable such as
 * `NODE_EXTRA_CA_CERTS` may make every start longer; and the rate of `batch` over that of the client, both for 10,000 objects
 * against that server.
 *
 *     node cli.mjs [rounds] [rounds of the batch]
 */
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OssClient } from '@oss-process/client'

const rounds = Number(process.argv[2] ?? 31)
const batchRounds = Number(process.argv[3] ?? 5)
const OBJECTS = 10_000
const IN_FLIGHT = 32

const bin = fileURLToPath(new URL('../apps/cli/dist/bin.cjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'oss-process-bench-'))
writeFileSync(
  join(folder, 'keys.txt'),
  Array.from({ length: OBJECTS }, (_, index) => `2026/photo-${index}.jpg\n`).join(''),
)
const server = fork(new URL('client-server.mjs', import.meta.url))
const [port] = await once(server, 'message')
const endpoint = `http://127.0.0.1:${port}`
const emptyEnv = {
  PATH: process.env.PATH,
  HOME: folder,
  OSS_REGION: 'cn-hangzhou',
  OSS_ACCESS_KEY_ID: 'AKID',
  OSS_ACCESS_KEY_SECRET: 'SECRET',
}

const job = ['--bucket', 'photos', '--key', 'photo.jpg', '--endpoint', endpoint]
const style = ['--style', 'image/resize,m_fixed,w_100,h_100']
const command = (...argv) => [bin, ...argv]
const starts = {
  'node -e 0': ['-e', '0'],
  '--version': command('--version'),
  '--help': command('--help'),
  'main job': command(...job, ...style, '--target-image', 'dest.jpg', '--target-bucket', 'dest'),
}

/** Runs node to its end; returns milliseconds. */
async function run(argv, { stdout = 'ignore', env = emptyEnv } = {}) {
  const begin = process.hrtime.bigint()
  const child = spawn(process.execPath, argv, {
    cwd: folder,
    env,
    stdio: ['ignore', stdout, 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (text) => {
    errors += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${errors}`)
  return Number(process.hrtime.bigint() - begin) / 1e6
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

for (const [place, env] of [
  ['an empty environment', emptyEnv],
  ['this environment', { ...process.env, ...emptyEnv }],
]) {
  const times = Object.fromEntries(Object.keys(starts).map((name) => [name, []]))
  for (const argv of Object.values(starts)) await run(argv, { env })
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, argv] of Object.entries(starts)) times[name].push(await run(argv, { env }))
  }
  console.log(`| start in ${place} | ms | of \`node -e 0\` |`)
  console.log('|---|---|---|')
  for (const [name, values] of Object.entries(times)) {
    const ratio = median(values) / median(times['node -e 0'])
    console.log(`| ${name} | ${median(values).toFixed(1)} | ${ratio.toFixed(2)} |`)
  }
  console.log()
}

const client = new OssClient({
  region: 'cn-hangzhou',
  credentials: { accessKeyId: 'AKID', accessKeySecret: 'SECRET' },
  endpoint,
  maxConnections: IN_FLIGHT,
})

/** The client's own benchmark: warm, in this process. */
async function runClient() {
  const begin = process.hrtime.bigint()
  let started = 0
  const worker = async () => {
    while (started < OBJECTS) {
      const key = `2026/photo-${started}.jpg`
      started += 1
      const target = Buffer.from(`thumbs/${key}`).toString('base64url')
      const process = `${style[1]}|sys/saveas,o_${target},b_ZGVzdA`
      await client.processObject({ bucket: 'photos', key, process })
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
  return Number(process.hrtime.bigint() - begin) / 1e6
}

const results = openSync(join(folder, 'results.jsonl'), 'w')
const batch = command(
  ...['batch', '--manifest', 'keys.txt', '--bucket', 'photos', '--endpoint', endpoint],
  ...[...style, '--target-image', 'thumbs/{dir}/{base}', '--target-bucket', 'dest'],
)
const rates = { client: [], batch: [], 'batch without its start': [] }
await runClient()
for (let round = 0; round < batchRounds; round += 1) {
  const startMs = await run(starts['main job'])
  const batchMs = await run(batch, { stdout: results })
  rates.client.push((OBJECTS / (await runClient())) * 1000)
  rates.batch.push((OBJECTS / batchMs) * 1000)
  rates['batch without its start'].push((OBJECTS / (batchMs - startMs)) * 1000)
}
console.log(`\n| ${OBJECTS} objects | a second | of the client |`)
console.log('|---|---|---|')
for (const [name, values] of Object.entries(rates)) {
  const ratio = median(values) / median(rates.client)
  console.log(`| ${name} | ${median(values).toFixed(0)} | ${ratio.toFixed(2)} |`)
}

await client.close()
server.kill()
rmSync(folder, { recursive: true })

/**
 * `processObject` with 32 calls in flight against a server that answers at once, beside the ceiling
 * (undici's `Pool.request` with the same bytes, signed by the same signer) and its peers. All run in
 * turn, round by round, in this one process; the server has a process of its own.
 *
 *     node --expose-gc client.mjs [rounds] [calls per round]
 */
import { execFileSync, fork } from 'node:child_process'
import { hash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { OssClient } from '@oss-process/client'
import { signHeaders } from '@oss-process/signer'
import OSS from 'ali-oss'
import { OSSObject } from 'oss-client'
import { Pool } from 'undici'

const rounds = Number(process.argv[2] ?? 5)
const callsPerRound = Number(process.argv[3] ?? 6_000)
const IN_FLIGHT = 32

const server = fork(new URL('client-server.mjs', import.meta.url))
const port = await new Promise((resolve) => server.once('message', resolve))
const endpoint = `http://127.0.0.1:${port}`
const region = 'cn-hangzhou'
const credentials = { accessKeyId: 'AKID', accessKeySecret: 'SECRET' }
const [bucket, key] = ['examplebucket', 'photo.jpg']
const style = 'image/resize,m_fixed,w_100,h_100'
const processString = `${style}|sys/saveas,o_ZGVzdC5qcGc=,b_ZGVzdA==`

const client = new OssClient({ region, credentials, endpoint, maxConnections: IN_FLIGHT })
const pool = new Pool(endpoint, { connections: IN_FLIGHT })
const keys = { ...credentials, bucket, endpoint, cname: true }
const ali = new OSS({ ...keys, region: `oss-${region}`, authorizationV4: true })
const ossClient = new OSSObject({ ...keys, region: `oss-${region}` })

async function sign() {
  const body = `x-oss-process=${processString}`
  const { headers } = await signHeaders(
    {
      method: 'POST',
      bucket,
      key,
      query: { 'x-oss-process': '' },
      headers: { 'user-agent': 'benchmark', 'content-md5': hash('md5', body, 'base64') },
    },
    { credentials, region },
  )
  return { headers, body, method: 'POST' }
}

const contenders = {
  'undici Pool.request': async () => {
    const path = `/${bucket}/${key}?x-oss-process`
    const answer = await pool.request({ path, ...(await sign()) })
    return (await answer.body.json()).fileSize
  },
  '@oss-process/client': async () => {
    const result = await client.processObject({ bucket, key, process: processString })
    return result.fileSize
  },
  'the same, validate: false': async () => {
    const process = processString
    const result = await client.processObject({ bucket, key, process, validate: false })
    return result.fileSize
  },
  fetch: async () => {
    const answer = await fetch(`${endpoint}/${bucket}/${key}?x-oss-process`, await sign())
    return (await answer.json()).fileSize
  },
  'ali-oss': async () => {
    const { res } = await ali.processObjectSave(key, 'dest.jpg', style, 'dest')
    return JSON.parse(res.data).fileSize
  },
  'oss-client': async () => {
    const { res } = await ossClient.processObjectSave(key, 'dest.jpg', style, 'dest')
    return res.status === 200 ? 3267 : 0 // it does not hand the answer's body over
  },
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

async function run(call, calls) {
  let started = 0
  const worker = async () => {
    while (started < calls) {
      started += 1
      if ((await call()) !== 3267) throw new Error('a wrong answer')
    }
  }
  const cpu = process.cpuUsage()
  const begin = process.hrtime.bigint()
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: calls / seconds, cpuUs: (user + system) / calls }
}

function importMs(specifier) {
  const code = `const t = process.hrtime.bigint(); await import('${specifier}'); console.log(Number(process.hrtime.bigint() - t) / 1e6)`
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  const once = () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd }))
  return median(Array.from({ length: 9 }, once))
}

const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
for (const call of Object.values(contenders)) await run(call, callsPerRound / 4)
for (let round = 0; round < rounds; round += 1) {
  for (const [name, call] of Object.entries(contenders)) {
    results[name].push(await run(call, callsPerRound))
  }
}

const figure = (name, member) => median(results[name].map((result) => result[member]))
const ceiling = 'undici Pool.request'
console.log('| client | calls/s | of the ceiling | CPU µs a call | of the ceiling |')
console.log('|---|---|---|---|---|')
for (const name of Object.keys(contenders)) {
  const [rate, cpu] = [figure(name, 'perSecond'), figure(name, 'cpuUs')]
  const ofRate = rate / figure(ceiling, 'perSecond')
  const ofCpu = cpu / figure(ceiling, 'cpuUs')
  console.log(
    `| ${name} | ${rate.toFixed(0)} | ${ofRate.toFixed(2)} | ${cpu.toFixed(1)} | ${ofCpu.toFixed(2)} |`,
  )
}

if (globalThis.gc) {
  const heap = []
  for (let part = 0; part < 5; part += 1) {
    await run(contenders['@oss-process/client'], 20_000)
    globalThis.gc()
    heap.push((process.memoryUsage().heapUsed / 2 ** 20).toFixed(1))
  }
  console.log(`heap after each 20,000 of 100,000 calls: ${heap.join(', ')} MB`)
}
const [undiciMs, clientMs] = [importMs('undici'), importMs('@oss-process/client')]
console.log(
  `import: undici ${undiciMs.toFixed(1)} ms, client ${clientMs.toFixed(1)} ms (${(clientMs / undiciMs).toFixed(2)})`,
)

// Without closing the connections: oss-client's urllib hooks into undici's sockets and trips over it.
server.kill()
process.exit(0)

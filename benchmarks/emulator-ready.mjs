/**
 * How soon the emulator is ready: from the start of the process until it listens, and until it has
 * answered a first request, sent the moment it listens. Once in a process that only creates it, and
 * once as `oss-process serve`, each beside `node -e 0` from start to end, in an almost empty
 * environment; rounds alternate. Medians are printed, and the least of each, which a busy machine
 * changes less. The limits are 150 ms in process and 250 ms as
 * `serve`.
 *
 *     node emulator-ready.mjs [rounds]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const rounds = Number(process.argv[2] ?? 15)
const cli = join(import.meta.dirname, '../apps/cli')
const { bin } = JSON.parse(await readFile(join(cli, 'package.json'), 'utf8'))
const folder = await mkdtemp(join(tmpdir(), 'oss-process-ready-'))
const root = join(folder, 'root')
const env = { PATH: process.env.PATH, HOME: folder }

const PROGRAM = `
import { createEmulator } from ${JSON.stringify(import.meta.resolve('@oss-process/emulator'))}
const { endpoint } = await createEmulator({ root: ${JSON.stringify(root)} })
console.log('listening on ' + endpoint)
`
const starts = {
  'node -e 0': ['-e', '0'],
  'in process': ['--input-type=module', '-e', PROGRAM],
  serve: [join(cli, bin['oss-process']), 'serve', '--root', root, '--port', '0'],
}

const times = Object.fromEntries(Object.keys(starts).map((name) => [name, []]))
try {
  for (let round = 0; round <= rounds; round++) {
    for (const [name, argv] of Object.entries(starts)) {
      const took = await (name === 'node -e 0' ? timeWhole(argv) : timeReady(argv))
      if (round > 0) times[name].push(took)
    }
  }
} finally {
  await rm(folder, { recursive: true })
}

const columns = [
  ['node -e 0', 'ended'],
  ['in process', 'listening'],
  ['in process', 'answered'],
  ['serve', 'listening'],
  ['serve', 'answered'],
]
const [whole, ...others] = columns.map(([name, moment]) => {
  const list = times[name].map((each) => each[moment]).sort((one, other) => one - other)
  return { name, moment, median: list[Math.floor(list.length / 2)], least: list[0] }
})
console.log(`node -e 0              ${told(whole)}`)
for (const each of others) {
  const ratio = `x${(each.median / whole.median).toFixed(2)} x${(each.least / whole.least).toFixed(2)}`
  console.log(`${each.name.padEnd(11)} ${each.moment.padEnd(10)} ${told(each)}  ${ratio}`)
}

function told({ median, least }) {
  return `${median.toFixed(0)} ms, least ${least.toFixed(0)} ms`
}

/** Milliseconds from the start of a process to its end. */
async function timeWhole(argv) {
  const startedAt = performance.now()
  const child = spawn(process.execPath, argv, { env, stdio: 'inherit' })
  await once(child, 'exit')
  return { ended: performance.now() - startedAt }
}

/** Milliseconds from the start of a process until it listens, and until its first answer. */
async function timeReady(argv) {
  const startedAt = performance.now()
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const listening = performance.now() - startedAt
  const answer = await get(line.split(' ').at(-1))
  const answered = performance.now() - startedAt
  child.kill('SIGKILL')
  await once(child, 'exit')
  if (answer.statusCode !== 403)
    throw new Error(`expected a refusal, received ${answer.statusCode}`)
  return { listening, answered }
}

/** Asks for the list of buckets without a signature, which takes every part but the drawing. */
function get(endpoint) {
  return new Promise((resolve, reject) => {
    const request = http.get(endpoint, { agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer))
    })
    request.on('error', reject)
  })
}

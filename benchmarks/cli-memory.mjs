/**
 * The largest resident memory of `batch` for few and for many objects, against a server that answers
 * at once; with `resume` also of a run that goes on where another was killed.
 *
 *     node cli-memory.mjs [few] [many] [resume]
 */
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const few = Number(process.argv[2] ?? 10_000)
const many = Number(process.argv[3] ?? 1_000_000)
const resumes = process.argv[4] === 'resume'

const bin = fileURLToPath(new URL('../apps/cli/dist/bin.cjs', import.meta.url))
const server = fork(new URL('client-server.mjs', import.meta.url))
const [port] = await once(server, 'message')

/** Prints the largest resident size, in kB, when the process ends. */
const tellMemory = `data:text/javascript,process.on('exit',()=>console.error('maxRSS='+process.resourceUsage().maxRSS))`

function writeKeys(path, count) {
  const file = openSync(path, 'w')
  for (let from = 0; from < count; from += 10_000) {
    const keys = Array.from({ length: Math.min(10_000, count - from) }, (_, index) => from + index)
    writeSync(file, keys.map((index) => `photos/2026/11/image-${index}.jpg\n`).join(''))
  }
  closeSync(file)
}

/** Runs the batch in a folder; `killAfterMs` kills it on the way. Returns MB, or nothing when killed. */
async function runBatch(folder, killAfterMs) {
  const child = spawn(
    process.execPath,
    [
      ...['--import', tellMemory, bin, 'batch', '--manifest', 'keys.txt', '--bucket', 'photos'],
      ...['--style', 'image/resize,w_100', '--target-image', '{dir}/{name}_{width}.{ext}'],
      ...['--target-bucket', 'thumbs', '--endpoint', `http://127.0.0.1:${port}`],
    ],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        OSS_REGION: 'cn-hangzhou',
        OSS_ACCESS_KEY_ID: 'AKID',
        OSS_ACCESS_KEY_SECRET: 'SECRET',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let errors = ''
  child.stderr.on('data', (text) => {
    errors += text
  })
  const timer = killAfterMs && setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const [code] = await once(child, 'close')
  clearTimeout(timer)
  if (code !== 0 && killAfterMs === undefined)
    throw new Error(`batch ended with ${code}: ${errors}`)
  return Number(/maxRSS=(\d+)/.exec(errors)?.[1]) / 1024
}

async function measure(count) {
  const folder = mkdtempSync(join(tmpdir(), 'oss-process-memory-'))
  writeKeys(join(folder, 'keys.txt'), count)
  const begin = performance.now()
  const whole = await runBatch(folder)
  const ms = performance.now() - begin
  let resumed
  if (resumes) {
    await runBatch(folder, ms * 0.75)
    resumed = await runBatch(folder)
  }
  rmSync(folder, { recursive: true })
  return { whole, resumed }
}

const small = await measure(few)
const large = await measure(many)
for (const kind of resumes ? ['whole', 'resumed'] : ['whole']) {
  const [from, to] = [small[kind], large[kind]]
  console.log(
    `${kind}: ${from.toFixed(0)} MB for ${few} objects, ${to.toFixed(0)} MB for ${many}: ${(to - from).toFixed(0)} MB more`,
  )
}
server.kill()

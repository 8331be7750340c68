/** Runs a batch that is killed again and again until it gets to its end. */
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { start } from './executable.ts'

export const serviceEnv = {
  OSS_ACCESS_KEY_ID: 'test',
  OSS_ACCESS_KEY_SECRET: 'test',
  OSS_REGION: 'cn-hangzhou',
}

/** Writes a list of keys `k/0.jpg` and on. */
export async function writeKeys(folder: string, count: number): Promise<void> {
  const keys = Array.from({ length: count }, (_, index) => `k/${index}.jpg\n`)
  await writeFile(join(folder, 'keys.txt'), keys.join(''))
}

export const batchArguments = (endpoint: string): readonly string[] => [
  'batch',
  ...['--manifest', 'keys.txt', '--bucket', 'photos', '--target-bucket', 'thumbs'],
  ...['--style', 'image/resize,w_100', '--target-image', 't/{base}', '--endpoint', endpoint],
]

/**
 * Starts the batch and kills it after so many results; `Infinity` lets it end.
 *
 * @returns its exit code, `null` when it was killed, and the keys it reported as done.
 */
export async function runAndKill(
  folder: string,
  { endpoint, after }: { readonly endpoint: string; readonly after: number },
): Promise<{ code: number | null; results: readonly string[]; stderr: string }> {
  const child = start(batchArguments(endpoint), { cwd: folder, env: serviceEnv })
  let stdout = ''
  let stderr = ''
  let seen = 0
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    seen += text.split('\n').length - 1
    if (seen >= after) child.kill('SIGKILL')
  })
  const [code] = (await once(child, 'close')) as [number | null]
  const results = stdout.split('\n').slice(0, -1)
  return { code, results, stderr }
}

/** Counts the whole lines of the journal's notes; fails on any that is not one. */
export async function readNotes(folder: string): Promise<{ lines: number; isCut: boolean }> {
  const jobs = await readdir(join(folder, '.oss-process-batch'))
  const [job = ''] = jobs
  const text = await readFile(join(folder, '.oss-process-batch', job, 'done.log'), 'utf8')
  const lines = text.split('\n')
  const rest = lines.pop()
  const wrong = lines.find((line) => !/^\d+ (ok|failed)$/.test(line))
  if (wrong !== undefined) throw new Error(`a line of the journal is damaged: "${wrong}"`)
  return { lines: lines.length, isCut: rest !== '' }
}

/** Runs the built executable, as a shell would. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export const executable = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url))

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string | Uint8Array
}

export interface RunResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly bytes: Uint8Array
}

/** An environment without anything of the person who runs the tests. */
export function cleanEnv(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: '/nonexistent',
    USERPROFILE: '/nonexistent',
    OSSUTIL_CONFIG_FILE: '',
    ...extra,
  }
}

/** Starts the executable and hands over the process; the caller ends it. */
export function start(argv: readonly string[], options: RunOptions = {}): ChildProcess {
  return spawn(process.execPath, [executable, ...argv], {
    cwd: options.cwd,
    env: cleanEnv(options.env),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Runs the executable to its end. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const child = start(argv, options)
  const out: Buffer[] = []
  let stderr = ''
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  // A command that fails early closes its stdin while we still write.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(options.stdin ?? '')
  const [code] = (await once(child, 'close')) as [number | null]
  const bytes = Buffer.concat(out)
  return { code, stdout: bytes.toString('utf8'), stderr, bytes }
}

/** The exit code of `serve` after a signal; Windows, which has none, ends a process without a code. */
export const stoppedCode = process.platform === 'win32' ? null : 0

export interface Server {
  readonly endpoint: string
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts `serve` on a free port over a folder. */
export async function serve(root: string, argv: readonly string[] = []): Promise<Server> {
  const child = start(['serve', '--root', root, '--port', '0', ...argv])
  let text = ''
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk
  })
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${errors}`)))
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const found = /^listening on (\S+)$/m.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  return {
    endpoint,
    async stop(signal = 'SIGTERM') {
      const closed = once(child, 'close') as Promise<[number | null]>
      child.kill(signal)
      return (await closed)[0]
    },
  }
}

/** Runs the executable on a pseudo-terminal, made by `script` of util-linux. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cleanEnv, executable } from './executable.ts'

/** Whether there is a `script` here; the one of BSD takes other arguments. */
export const hasScript = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)

/** For the name of a suite: without the program there is no terminal, and the name says so. */
export const onTerminalTitle = hasScript
  ? 'on a terminal'
  : 'on a terminal (not run: it needs `script` of util-linux, package bsdutils or util-linux)'

export interface TerminalOptions {
  readonly cwd: string
  /** Typed line by line, each after a prompt that ends in `: `. */
  readonly typed?: string
  /** Typed as soon as the screen shows `when`; without it, at once. */
  readonly keys?: { readonly when?: RegExp; readonly typed: string }
  readonly env?: Readonly<Record<string, string>>
  /** A file that takes stdout, so that stderr alone is on the terminal. */
  readonly stdout?: string
}

/** Runs a command line on a terminal of 80 columns; gives what the screen got. */
export async function onTerminal(
  argv: readonly string[],
  { cwd, typed, keys, env, stdout }: TerminalOptions,
): Promise<{ code: number | null; screen: string }> {
  const quoted = [process.execPath, executable, ...argv].map((word) => `'${word}'`).join(' ')
  const output = stdout === undefined ? '' : ` > '${stdout}'`
  const child = spawn(
    'script',
    ['-qec', `stty cols 80 rows 24; exec ${quoted}${output}`, '/dev/null'],
    {
      cwd,
      env: cleanEnv({ TERM: 'xterm', ...env }),
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let screen = ''
  let unanswered = (typed ?? '').split('\n')
  let isTyped = keys !== undefined && keys.when === undefined
  if (keys !== undefined && isTyped) child.stdin.write(keys.typed)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text
    if (keys?.when?.test(screen) && !isTyped) {
      isTyped = true
      child.stdin.write(keys.typed)
    }
    if (!text.endsWith(': ') || unanswered.length === 0) return
    const [answer = '', ...rest] = unanswered
    unanswered = rest
    child.stdin.write(`${answer}\r`)
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, screen: screen.replaceAll('\r\n', '\n') }
}

/** Runs the executable on a pseudo-terminal, made by `script` of util-linux. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { noteMissing } from '../../../../tools/programs.mjs'
import { cleanEnv, executable } from './executable.ts'

/** Why there is no terminal here, for the name of a suite. The `script` of BSD takes other arguments. */
export const missingTerminal =
  process.platform === 'linux' ? noteMissing('script') : ' (needs script of util-linux, on Linux)'

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

/** Runs a command line on a terminal of 80 columns; returns what the screen shows. */
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

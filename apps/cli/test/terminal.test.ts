/** The executable on a pseudo-terminal, made by `script` of util-linux. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteMissing } from '../../../tools/programs.mjs'
import { cleanEnv, executable, run } from './helpers/executable.ts'
import { startInstantService } from './helpers/instant-service.ts'
import { batchArguments, serviceEnv, writeKeys } from './helpers/killed-batch.ts'
import type { TerminalOptions } from './helpers/terminal.ts'
import { missingTerminal, onTerminal as runOnTerminal } from './helpers/terminal.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-terminal-'))
})

afterAll(() => rm(folder, { recursive: true }))

/** With what the service takes, in the folder of the tests. */
const onTerminal = (argv: readonly string[], options: Partial<TerminalOptions> = {}) =>
  runOnTerminal(argv, { cwd: folder, ...options, env: { ...serviceEnv, ...options.env } })

describe.runIf(missingTerminal === '')(`on a terminal${missingTerminal}`, () => {
  test('a batch draws a bar with rate and time left, and takes it away', async () => {
    await writeKeys(folder, 3000)
    const service = await startInstantService()
    const { code, screen } = await onTerminal(batchArguments(service.endpoint), { stdout: 'out' })
    await service.close()
    const drawn = screen.replaceAll('\r\u001b[K', '<clear>')
    expect(drawn).toMatch(/<clear>\[#+\.+\] \d+ of 3000 \(\d+%\), [\d.]+ a second, .* left<clear>/)
    expect(drawn).toMatch(/<clear>3000 of 3000 objects processed in .*, 0 left\n$/)
    expect(code).toBe(0)
  })

  test('style build asks step by step', async () => {
    const typed = ['rotate', '90', '|', 'format', 'webp', ''].join('\n')
    const { code, screen } = await onTerminal(['style', 'build'], { typed })
    expect(screen).toContain('action (nothing to end): ')
    expect(screen).toContain('next action (| to begin the next style, nothing to end): ')
    expect(screen).toMatch(/\nimage\/rotate,90\|image\/format,webp\n$/)
    expect(code).toBe(0)
  })

  test('doctor is coloured, and plain with NO_COLOR', async () => {
    const argv = ['doctor', '--endpoint', 'http://127.0.0.1:1']
    expect((await onTerminal(argv)).screen).toContain('\u001b[31mFAILED \u001b[0m  signed call')
    const plain = await onTerminal(argv, { env: { NO_COLOR: '1' } })
    expect(plain.screen).toContain('FAILED   signed call')
    expect(plain.screen).not.toContain('\u001b')
  })

  test('a picture is not poured over the screen', async () => {
    const root = ['--root', join(folder, 'root')]
    await run(['mb', 'oss://photos', ...root])
    await run(['put', executable, 'oss://photos/x.bin', ...root])
    const { code, screen } = await onTerminal(['get', 'oss://photos/x.bin', ...root])
    expect(screen).toContain('stdout is a terminal and the object is application/octet-stream')
    expect(code).toBe(2)
  })

  test('help is as wide as the terminal, its examples left whole', async () => {
    const { screen } = await onTerminal(['--help'])
    const [laidOut = ''] = screen.split('\nExamples:\n')
    expect(Math.max(...laidOut.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })
})

describe('in a pipe', () => {
  test('a batch writes plain lines, and results alone to stdout', async () => {
    await writeKeys(folder, 50)
    const service = await startInstantService()
    const argv = batchArguments(service.endpoint)
    const { stdout, stderr } = await run(argv, { cwd: folder, env: serviceEnv })
    await service.close()
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).ok),
    ).toEqual(Array.from({ length: 50 }, () => true))
    // A slow machine gets a line of progress every five seconds before the summary.
    expect(stderr).toMatch(/^(\d+ of 50 \(.*\n)*50 of 50 objects processed in .*, 0 left\n$/)
  })

  test('a reader that goes away early is no failure', async () => {
    const argv = [executable, 'style', 'actions', '--json']
    const child = spawn(process.execPath, argv, { env: cleanEnv() })
    child.stdout.once('data', () => child.stdout.destroy())
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    const [status] = await once(child, 'close')
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })
})

describe('completion', () => {
  const missing = noteMissing('bash')

  test.runIf(missing === '')(`completes commands, flags and styles in bash${missing}`, async () => {
    const { stdout: script } = await run(['completion', 'bash'])
    const complete = (line: string) => {
      const body = `oss-process() { '${process.execPath}' '${executable}' "$@"; }
compopt() { :; }
${script}
COMP_LINE='${line}'; COMP_POINT=${'$'}{#COMP_LINE}
_oss_process; printf '%s\\n' "${'$'}{COMPREPLY[@]}"`
      const { stdout } = spawnSync('bash', ['-c', body], { encoding: 'utf8', env: cleanEnv() })
      return stdout.trim().split('\n')
    }
    expect(complete('oss-process st')).toEqual(['style'])
    expect(complete('oss-process style ch')).toEqual(['check'])
    expect(complete('oss-process get --out')).toEqual(['--output'])
    expect(complete('oss-process style check image/resi')).toEqual(['image/resize,'])
    expect(complete('oss-process style check image/resize,m_f')).toEqual([
      'image/resize,m_fill',
      'image/resize,m_fixed',
    ])
    expect(complete('oss-process --style=image/form')).toEqual(['image/format,'])
  })

  test.each(['zsh', 'fish'])('has a script for %s that asks the program', async (shell) => {
    expect((await run(['completion', shell])).stdout).toContain('oss-process __complete')
  })
})

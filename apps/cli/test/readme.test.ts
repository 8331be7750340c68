/** Types every command of the README's tour and compares what it prints. */
import { spawnSync } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteOnWindows } from '../../../tools/programs.mjs'
import { cleanEnv, executable } from './helpers/executable.ts'
import { runMain } from './helpers/fake-io.ts'
import { photograph } from './helpers/picture.ts'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-readme-'))
  await copyFile(photograph, join(folder, 'photo.jpg'))
  await mkdir(join(folder, 'bin'))
  const shim = join(folder, 'bin/oss-process')
  await writeFile(shim, `#!/bin/sh\nexec '${process.execPath}' '${executable}' "$@"\n`)
  await chmod(shim, 0o755)
})

afterAll(() => rm(folder, { recursive: true }))

/** The commands of the tour in their order, each with what the README says it prints. */
function tour(): readonly { command: string; prints: string }[] {
  const blocks = [...readme.matchAll(/```console\n([\s\S]*?)```/g)].map(([, block = '']) => block)
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .filter((part) => part !== '')
      .map((part) => {
        const end = part.indexOf('\n')
        return { command: part.slice(0, end), prints: part.slice(end + 1) }
      }),
  )
}

function pattern(prints: string): RegExp {
  const parts = prints.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^\\n]+')}$`)
}

const shellNote = noteOnWindows('a POSIX shell')

test.runIf(shellNote === '')(
  `the tour prints what it says${shellNote}`,
  () => {
    const steps = tour()
    expect(steps.length).toBeGreaterThan(10)
    for (const { command, prints } of steps) {
      const path = [join(folder, 'bin'), process.env['PATH']].join(delimiter)
      const { stdout } = spawnSync('sh', ['-c', `${command} 2>&1`], {
        cwd: folder,
        env: cleanEnv({ PATH: path }),
        encoding: 'utf8',
      })
      expect(stdout, command).toMatch(pattern(prints))
    }
  },
  240_000,
)

test('the program prints what it says', async () => {
  const literal = /main\(\s*(\[.*?\]),\s*nodeIo/s.exec(readme)?.[1] ?? ''
  const argv: string[] = JSON.parse(literal.replaceAll("'", '"'))
  const { stdout } = await runMain(argv)
  expect(readme).toContain(`// prints ${stdout.trim()}\n`)
  expect(stdout).toBe('100x75\n')
})

test('names every command', async () => {
  const { commands } = await import('../src/command-line/command-list.ts')
  for (const { name } of commands) expect(readme).toContain(name.split(' ').at(-1))
})

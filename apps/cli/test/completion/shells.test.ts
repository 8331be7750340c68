/** The completion scripts inside the shells themselves; a shell that is not installed is left out. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteMissing } from '../../../../tools/programs.mjs'
import type { Shell } from '../../src/completion/scripts.ts'
import { completionScript, shells } from '../../src/completion/scripts.ts'
import { cleanEnv, executable } from '../helpers/executable.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-shells-'))
  const program = `#!/bin/sh\nexec '${process.execPath}' '${executable}' "$@"\n`
  await writeFile(join(folder, 'oss-process'), program, { mode: 0o755 })
  for (const shell of shells)
    await writeFile(join(folder, `script.${shell}`), completionScript(shell))
  await writeFile(join(folder, 'photo.jpg'), '')
})

afterAll(() => rm(folder, { recursive: true }))

function runShell(shell: Shell, argv: readonly string[]): string {
  const { PATH } = cleanEnv()
  const env = cleanEnv({ PATH: `${folder}:${PATH}`, HOME: folder, TERM: 'dumb' })
  return execFileSync(shell, argv, { cwd: folder, env, encoding: 'utf8', timeout: 50_000 })
}

const missingBash = noteMissing('bash')

describe.runIf(missingBash === '')(`bash${missingBash}`, () => {
  const complete = (line: string) => {
    const call = `source script.bash; COMP_LINE='${line}' COMP_POINT=${line.length} _oss_process 2>/dev/null`
    return runShell('bash', ['-c', `${call}; printf '%s\\n' "\${COMPREPLY[@]}"`])
      .trim()
      .split('\n')
  }

  test.each([
    ['oss-process sty', ['style']],
    ['oss-process --style image/resize,w_100/fo', ['image/resize,w_100/format,']],
    ['oss-process --style=image/resize,m_fi', ['image/resize,m_fill', 'image/resize,m_fixed']],
    ['oss-process get -o pho', ['photo.jpg']],
  ])('completes "%s"', (line, expected) => {
    expect(complete(line).toSorted()).toEqual(expected)
  })
})

const missingFish = noteMissing('fish')

describe.runIf(missingFish === '')(`fish${missingFish}`, () => {
  const complete = (line: string) => {
    const found = runShell('fish', [
      '--no-config',
      '-c',
      `source script.fish; complete -C '${line}'`,
    ])
    return found
      .trim()
      .split('\n')
      .map((offer) => offer.split('\t')[0])
  }

  test.each([
    ['oss-process sty', ['style']],
    ['oss-process --style image/resize,w_100/fo', ['image/resize,w_100/format,']],
    ['oss-process --style image/resize,m_fi', ['image/resize,m_fill', 'image/resize,m_fixed']],
    ['oss-process get -o pho', ['photo.jpg']],
  ])('completes "%s"', (line, expected) => {
    expect(complete(line).toSorted()).toEqual(expected)
  })
})

const missingZsh = noteMissing('zsh')

describe.runIf(missingZsh === '')(`zsh${missingZsh}`, () => {
  /** Types the start of a line and a tab into a zsh on a pseudo-terminal; returns the completed line. */
  const complete = (line: string) => {
    const setup = [
      'PROMPT= COLUMNS=200; autoload -Uz compinit; compinit -u -D; source script.zsh',
      'show() { print -r -- "<$BUFFER>" }; zle -N show; bindkey "^X" show; bindkey "^I" complete-word',
      "echo rea''dy",
    ]
    const program = [
      'zmodload zsh/zpty; zpty z zsh -f -i',
      ...setup.map((command) => `zpty -w z ${quote(command)}`),
      "zpty -r z screen '*ready*'",
      `zpty -w -n z ${quote(line)}$'\\t\\x18'; zpty -r z screen '*<*>*' && print -r -- "$screen"`,
      'zpty -d z',
    ]
    return /<(.*)>/s.exec(runShell('zsh', ['-f', '-c', program.join('\n')]))?.[1]
  }

  test.each([
    ['oss-process sty', 'oss-process style '],
    ['oss-process --style image/resize,w_100/fo', 'oss-process --style image/resize,w_100/format,'],
    ['oss-process get -o pho', 'oss-process get -o photo.jpg '],
  ])('completes "%s"', (line, expected) => {
    expect(complete(line)).toBe(expected)
  })
})

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** `get` where the file after `-o` is none, or a link to one. */
import { execFile } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteOnWindows } from '../../../../tools/programs.mjs'
import { runMain } from '../helpers/fake-io.ts'

const run = promisify(execFile)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-get-'))
  await mkdir(join(folder, 'root/photos'), { recursive: true })
  await writeFile(join(folder, 'root/photos/a.txt'), 'whole')
})

afterAll(() => rm(folder, { recursive: true }))

const get = ['get', 'oss://photos/a.txt', '--root', 'root', '-o']

const pipesNote = noteOnWindows('mkfifo')
const linksNote = noteOnWindows('symbolic links')

describe('get -o', () => {
  test.runIf(pipesNote === '')(`writes into a pipe and says how much${pipesNote}`, async () => {
    const pipe = join(folder, 'pipe')
    await run('mkfifo', [pipe])
    const reader = run('cat', [pipe])
    const { code, stdout } = await runMain([...get, 'pipe'], { folder })
    expect((await reader).stdout).toBe('whole')
    expect(stdout).toBe('saved oss://photos/a.txt to pipe: 5 bytes\n')
    expect((await lstat(pipe)).isFIFO()).toBe(true)
    expect(code).toBe(0)
  })

  test.runIf(linksNote === '')(
    `keeps a link and replaces the file behind it${linksNote}`,
    async () => {
      await writeFile(join(folder, 'file'), 'old')
      await symlink('file', join(folder, 'link'))
      expect(await runMain([...get, 'link'], { folder })).toEqual({
        code: 0,
        stdout: 'saved oss://photos/a.txt to link: 5 bytes\n',
        stderr: '',
      })
      expect(await readlink(join(folder, 'link'))).toBe('file')
      expect(await readFile(join(folder, 'file'), 'utf8')).toBe('whole')
    },
  )
})

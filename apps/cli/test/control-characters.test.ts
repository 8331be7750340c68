/** Keys with control characters, which a terminal would execute. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runMain } from './helpers/fake-io.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-keys-'))
  await mkdir(join(folder, 'root/photos'), { recursive: true })
  await writeFile(join(folder, 'a.txt'), 'a')
})

afterAll(() => rm(folder, { recursive: true }))

const key = 'a\u001b[2J\u009b\u007f图.txt'
const escaped = 'a\\x1b[2J\\x9b\\x7f图.txt'
const lines: [name: string, argv: readonly string[]][] = [
  ['put', ['put', 'a.txt', `oss://photos/${key}`]],
  ['get', ['get', `oss://photos/${key}`, '-o', 'b.txt']],
  ['ls', ['ls', 'oss://photos']],
  ['rm', ['rm', `oss://photos/${key}`]],
]

describe('a control character in a key', () => {
  test.each(lines)('of %s is written out on a terminal', async (_name, argv) => {
    await runMain(['put', 'a.txt', `oss://photos/${key}`, '--root', 'root'], { folder })
    const { stdout } = await runMain([...argv, '--root', 'root'], { folder, isTerminal: true })
    expect(stdout).toContain(escaped)
    expect(stdout).not.toMatch(/[^\P{Cc}\n]/u)
  })

  test.each(lines)('of %s stays as it is in a pipe', async (_name, argv) => {
    await runMain(['put', 'a.txt', `oss://photos/${key}`, '--root', 'root'], { folder })
    const { stdout } = await runMain([...argv, '--root', 'root'], { folder })
    expect(stdout).toContain(key)
  })
})

describe('ls', () => {
  const ls = (address: string) => runMain(['ls', address, '--root', 'root'], { folder })

  test.each(['oss://photos/p*', 'oss://photos/?.jpg'])(
    'says of %s that it takes no pattern',
    async (address) => {
      expect(await ls(address)).toEqual({
        code: 0,
        stdout: '',
        stderr: `nothing begins with ${address}: ls takes a prefix, no pattern\n  hint: end it before the first * or ?; batch takes patterns\n`,
      })
    },
  )

  test('says nothing where nothing was meant as a pattern, or something begins so', async () => {
    expect((await ls('oss://photos/none')).stderr).toBe('')
    await runMain(['put', 'a.txt', 'oss://photos/p*q', '--root', 'root'], { folder })
    expect((await ls('oss://photos/p*')).stderr).toBe('')
  })
})

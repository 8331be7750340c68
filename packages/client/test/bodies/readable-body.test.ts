import { execFile } from 'node:child_process'
import { lstat, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ReadableBody } from '@oss-process/client'
import { describe, expect, test } from 'vitest'
import { noteOnWindows } from '../../../../tools/programs.mjs'
import { createFolder, setUp, source } from '../helpers/set-up.ts'

const run = promisify(execFile)

async function receive(): Promise<ReadableBody> {
  const { client } = await setUp(({ answer }) => answer(200, '{"whole":1}'))
  return client.getObject(source)
}

const pipesNote = noteOnWindows('mkfifo')
const linksNote = noteOnWindows('symbolic links')

describe('toFile', () => {
  test.runIf(pipesNote === '')(`writes into a pipe, which stays one${pipesNote}`, async () => {
    const folder = await createFolder()
    const pipe = join(folder, 'pipe')
    await run('mkfifo', [pipe])
    const reader = run('cat', [pipe])
    await (await receive()).toFile(pipe)
    expect((await reader).stdout).toBe('{"whole":1}')
    expect((await lstat(pipe)).isFIFO()).toBe(true)
    expect(await readdir(folder)).toEqual(['pipe'])
  })

  const links: [name: string, before: string | undefined][] = [
    ['replaces the file that a link leads to', 'old'],
    ['makes the file that a link leads to', undefined],
  ]
  test.runIf(linksNote === '').each(links)(
    `%s, and keeps the link${linksNote}`,
    async (_name, before) => {
      const folder = await createFolder()
      if (before !== undefined) await writeFile(join(folder, 'file'), before)
      await symlink('file', join(folder, 'middle'))
      await symlink(join(folder, 'middle'), join(folder, 'link'))
      await (await receive()).toFile(join(folder, 'link'))
      expect(await readFile(join(folder, 'file'), 'utf8')).toBe('{"whole":1}')
      expect(await readlink(join(folder, 'middle'))).toBe('file')
      expect(await readlink(join(folder, 'link'))).toBe(join(folder, 'middle'))
      expect((await readdir(folder)).sort()).toEqual(['file', 'link', 'middle'])
    },
  )

  test.runIf(linksNote === '')(`refuses a link that leads to itself${linksNote}`, async () => {
    const path = join(await createFolder(), 'link')
    await symlink('link', path)
    await expect((await receive()).toFile(path)).rejects.toMatchObject({ code: 'ELOOP', path })
    expect(await readlink(path)).toBe('link')
  })
})

describe('a body that was read', () => {
  const reads: [name: string, read: (body: ReadableBody) => Promise<unknown>][] = [
    ['bytes', (body) => body.bytes()],
    ['text', (body) => body.text()],
    ['json', (body) => body.json()],
    ['its stream', ({ body }) => new Response(body).text()],
    ['its stream in part', ({ body }) => body.getReader().read()],
  ]
  test.each(reads)(
    'by %s is read by no other method, and no file is made of it',
    async (_, read) => {
      const folder = await createFolder()
      const body = await receive()
      await read(body)
      const refusal = { name: 'TypeError', message: expect.stringMatching(/^expected a body/) }
      await expect(body.bytes()).rejects.toMatchObject(refusal)
      await expect(body.text()).rejects.toMatchObject(refusal)
      await expect(body.json()).rejects.toMatchObject(refusal)
      await expect(body.toFile(join(folder, 'file'))).rejects.toMatchObject(refusal)
      expect(await readdir(folder)).toEqual([])
    },
  )

  test('into a file is not read again, and the file keeps it', async () => {
    const path = join(await createFolder(), 'file')
    const body = await receive()
    await body.toFile(path)
    await expect(body.toFile(path)).rejects.toThrow('received one that was read already')
    expect(await readFile(path, 'utf8')).toBe('{"whole":1}')
  })
})

/** Every command through the real executable against `serve`: in a pipe, and on a pseudo-terminal. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteOnWindows } from '../../../tools/programs.mjs'
import { commands } from '../src/command-line/command-list.ts'
import type { Server } from './helpers/executable.ts'
import { run, serve, start, stoppedCode } from './helpers/executable.ts'
import { photograph } from './helpers/picture.ts'
import { missingTerminal, onTerminal } from './helpers/terminal.ts'

const env = { OSS_ACCESS_KEY_ID: 'test', OSS_ACCESS_KEY_SECRET: 'test', OSS_REGION: 'cn-hangzhou' }

/** What is signed, as `sign` reads it. */
const request = JSON.stringify({
  method: 'GET',
  bucket: 'photos',
  key: 'a.jpg',
  region: 'cn-hangzhou',
  credentials: { accessKeyId: 'test', accessKeySecret: 'test' },
  date: '2026-11-22T08:00:00Z',
})

/** A command line and what it prints, in the order in which they are run. */
interface Line {
  readonly command: string
  readonly argv: readonly string[]
  readonly prints: RegExp
  /** What is on stdin, or typed. */
  readonly stdin?: string
  /** Talks to the server. */
  readonly isRemote?: true
}

const fixed = 'image/resize,m_fixed,w_100,h_100'

const lines: readonly Line[] = [
  { command: 'mb', argv: ['mb', 'made'], prints: /^created bucket made$/m, isRemote: true },
  {
    command: 'put',
    argv: ['put', 'flower.jpg', 'oss://made/in/a.jpg'],
    prints: /^uploaded flower\.jpg to oss:\/\/made\/in\/a\.jpg$/m,
    isRemote: true,
  },
  { command: 'ls', argv: ['ls', 'oss://made/in/'], prints: /in\/a\.jpg$/m, isRemote: true },
  {
    command: '',
    argv: [
      ...['--bucket', 'made', '--key', 'in/a.jpg', '--style', fixed],
      ...['--target-image', 'out/a.jpg'],
    ],
    prints: /^status code: 200, .*key: out\/a\.jpg,\s*process status: OK$/ms,
    isRemote: true,
  },
  {
    command: 'get',
    argv: ['get', 'oss://made/out/a.jpg', '--style', 'image/info'],
    prints: /"ImageWidth": \{\s*"value": "100"/,
    isRemote: true,
  },
  {
    command: 'url',
    argv: ['url', 'oss://made/in/a.jpg'],
    prints: /^http:\/\/127\.0\.0\.1:\d+\/made\/in\/a\.jpg\?x-oss-credential=/m,
    isRemote: true,
  },
  {
    command: 'batch',
    argv: ['batch', 'oss://made/in/', '--style', fixed, '--target-image', 'many/{name}.{ext}'],
    prints: /1 of 1 objects processed/,
    isRemote: true,
  },
  { command: 'rm', argv: ['rm', 'oss://made/out/a.jpg'], prints: /out\/a\.jpg/, isRemote: true },
  { command: 'doctor', argv: ['doctor', '--bucket', 'made'], prints: /saved/, isRemote: true },
  { command: 'style check', argv: ['style', 'check', fixed], prints: /^ok: image\/resize/m },
  { command: 'style explain', argv: ['style', 'explain', fixed], prints: /exactly 100 by 100/ },
  {
    command: 'style size',
    argv: ['style', 'size', 'image/resize,w_100', '--source', '4000x3000'],
    prints: /^100x75$/m,
  },
  {
    command: 'style build',
    argv: ['style', 'build', '--action', 'format webp'],
    prints: /^image\/format,webp$/m,
  },
  { command: 'style actions', argv: ['style', 'actions'], prints: /rounded-corners/ },
  { command: 'sign', argv: ['sign'], prints: /OSS4-HMAC-SHA256/, stdin: request },
  {
    command: 'config set',
    argv: ['config', 'set', 'region', 'cn-beijing', '--config-file', 'own.ini'],
    prints: /own\.ini/,
  },
  { command: 'config show', argv: ['config', 'show'], prints: /cn-hangzhou/ },
  {
    command: 'config profiles',
    argv: ['config', 'profiles', '--config-file', 'profiles.ini'],
    prints: /second/,
  },
  { command: 'completion', argv: ['completion', 'bash'], prints: /__complete/ },
]

/** These go on until they are stopped. */
const lasting = [
  { command: 'serve', argv: ['serve', '--root', 'other', '--port', '0'] },
  { command: 'playground', argv: ['playground', '--root', 'page', '--port', '0'] },
] as const

test('no command is left out', () => {
  const run = [...lines, ...lasting].map(({ command }) => command)
  expect(run.sort()).toEqual(commands.map(({ name }) => name).sort())
})

/** Sets up a server and a folder for a suite; returns the whole command line of a row. */
function useServer(): { readonly folder: () => string; readonly whole: (line: Line) => string[] } {
  let folder: string
  let server: Server
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oss-process-every-'))
    await copyFile(photograph, join(folder, 'flower.jpg'))
    await writeFile(join(folder, 'profiles.ini'), '[profile second]\nregion = cn-beijing\n')
    server = await serve(join(folder, 'root'))
  })
  afterAll(async () => {
    expect(await server.stop()).toBe(stoppedCode)
    await rm(folder, { recursive: true })
  })
  return {
    folder: () => folder,
    whole: ({ argv, isRemote }) => [...argv, ...(isRemote ? ['--endpoint', server.endpoint] : [])],
  }
}

describe('in a pipe', () => {
  const { folder, whole } = useServer()

  test.each(lines)('$command', async (line) => {
    const { stdin = '', prints } = line
    const { code, stdout, stderr } = await run(whole(line), { cwd: folder(), env, stdin })
    expect(code, stderr).toBe(0)
    expect(stdout + stderr).toMatch(prints)
    expect(stdout + stderr).not.toContain('\u001b')
  })

  const signalsNote = noteOnWindows('POSIX signals')

  test.runIf(signalsNote === '').each(lasting)(
    `$command, until SIGINT${signalsNote}`,
    async ({ argv }) => {
      const child = start(argv, { cwd: folder() })
      let text = ''
      const code = new Promise((resolve) => {
        child.once('close', resolve)
        child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
          if (/^listening on \S+\n/m.test(text)) child.kill('SIGINT')
        })
      })
      expect(await code).toBe(0)
      expect(text).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+/)
    },
  )
})

describe.runIf(missingTerminal === '')(`on a terminal${missingTerminal}`, () => {
  const { folder, whole } = useServer()

  test.each(lines)('$command', async (line) => {
    const { stdin, prints } = line
    // Ctrl-D ends what is typed.
    const keys = stdin === undefined ? undefined : { typed: `${stdin}\r\u0004` }
    const options = { cwd: folder(), env, ...(keys === undefined ? {} : { keys }) }
    const { code, screen } = await onTerminal(whole(line), options)
    expect(code, screen).toBe(0)
    expect(stripVTControlCharacters(screen)).toMatch(prints)
  })

  test.each(lasting)('$command, until Ctrl-C', async ({ argv }) => {
    const keys = { when: /^listening on \S+/m, typed: '\u0003' }
    const { code, screen } = await onTerminal(argv, { cwd: folder(), keys })
    expect(code, screen).toBe(0)
    expect(screen).toMatch(/listening on http:\/\/127\.0\.0\.1:\d+/)
  })
})

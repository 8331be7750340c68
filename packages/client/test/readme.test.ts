import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { OssClient } from '@oss-process/client'
import { createEmulator, type Emulator } from '@oss-process/emulator'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createBitmap } from './helpers/bitmap.ts'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
const folder = fileURLToPath(new URL('../reports/readme/', import.meta.url))

/** Each program of the README with the output that it shows. */
const programs = [
  ...readme.matchAll(
    /```ts\n(?<program>[\s\S]*?)```(?:\n\nprints\n\n```text\n(?<output>[\s\S]*?)```)?/g,
  ),
].map(({ groups }) => ({ program: groups?.['program'] ?? '', output: groups?.['output'] ?? '' }))

let emulator: Emulator

beforeAll(async () => {
  emulator = await createEmulator({ port: 0, flush: false })
  const { endpoint, region, credentials } = emulator
  await using client = new OssClient({ region, credentials, endpoint })
  await client.createBucket({ bucket: 'examplebucket' })
  await client.createBucket({ bucket: 'dest' })
  const drawn = { bucket: 'examplebucket', key: 'photo.jpg' }
  await client.putObject({ ...drawn, body: createBitmap(400, 300) })
  const photo = await client.getObject({ ...drawn, process: 'image/format,jpg' })
  const body = await photo.bytes()
  await client.putObject({ ...drawn, body })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'photo.jpg'), body)
  vi.stubEnv('OSS_ENDPOINT', endpoint)
  vi.stubEnv('OSS_ACCESS_KEY_ID', credentials.accessKeyId)
  vi.stubEnv('OSS_ACCESS_KEY_SECRET', credentials.accessKeySecret)
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await emulator.close()
  await rm(folder, { recursive: true })
})

describe('README', () => {
  test('shows programs', () => {
    expect(programs.length).toBeGreaterThanOrEqual(5)
  })

  test.each(programs)('program %# prints what it says', async ({ program, output }) => {
    const printed: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((...parts) => {
      printed.push(parts.join(' '))
    })
    onTestFinished(() => log.mockRestore())
    const file = join(
      folder,
      `program-${programs.findIndex((each) => each.program === program)}.ts`,
    )
    // The programs name files of the folder they are run in; workers cannot change theirs.
    await writeFile(
      file,
      program.replaceAll(
        /'(photo(?:-again)?\.jpg)'\)/g,
        (_all, name) => `${JSON.stringify(join(folder, name))})`,
      ),
    )
    await import(/* @vite-ignore */ pathToFileURL(file).href)
    expect(`${printed.join('\n')}\n`).toBe(output)
  })
})

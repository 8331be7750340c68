import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

const folder = new URL('..', import.meta.url)
const readme = readFileSync(new URL('README.md', folder), 'utf8')
const programs = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, program = '']) => program)

/** Runs a program and returns the lines that it prints. */
async function run(program: string): Promise<readonly string[]> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(folder), loader: 'ts' },
    bundle: true,
    format: 'esm',
    conditions: ['@oss-process/source'],
    banner: { js: 'export const lines = []; const console = { log: (line) => lines.push(line) };' },
    write: false,
  })
  const code = outputFiles[0]?.text ?? ''
  const { lines } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return lines
}

describe('the README', () => {
  test('has programs', () => expect(programs.length).toBeGreaterThan(3))

  test.each(programs.map((program, position) => [position + 1, program]))(
    'program %i prints what its comments say',
    async (_, program) => {
      const expected = [...String(program).matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line)
      expect(await run(String(program))).toEqual(expected)
    },
  )
})

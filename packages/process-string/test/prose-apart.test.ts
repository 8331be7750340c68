/** What is said in words must not reach the bundle of a page that builds or parses styles. */
import { reference } from '@oss-process/process-string/reference'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    conditions: ['@oss-process/source'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

const prose = reference.flatMap(({ description, parameters, sources }) => [
  description,
  ...parameters.map((parameter) => parameter.description),
  ...sources.map(({ url }) => url),
])

describe.each(['', '/parse', '/geometry', '/url', '/next', '/nuxt', '/unpic'])(
  'the bundle of process-string%s',
  (entry) => {
    test('carries no prose', async () => {
      const text = await bundle(
        `import * as all from '@oss-process/process-string${entry}'; console.log(all)`,
      )
      expect(text).toContain('PROCESS_STRING_INVALID')
      expect(prose.filter((words) => text.includes(words))).toEqual([])
    })
  },
)

test('the bundle of process-string/reference carries all of it', async () => {
  const text = await bundle(
    `import { reference } from '@oss-process/process-string/reference'; console.log(reference)`,
  )
  expect(reference.filter(({ title }) => !text.includes(title))).toEqual([])
})

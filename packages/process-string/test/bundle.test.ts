/** A user's bundle of an entry holds only what is used, and no prose. */
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
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

const prose = reference.flatMap(({ description, parameters, sources }) => [
  description,
  ...parameters.map((parameter) => parameter.description),
  ...sources.map(({ url }) => url),
])

describe.each(['', '/parse', '/geometry', '/url', '/next', '/nuxt', '/unpic'])(
  'a bundle of process-string%s',
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

describe('a bundle', () => {
  test('of the reference carries all titles', async () => {
    const text = await bundle(
      `import { reference } from '@oss-process/process-string/reference'; console.log(reference)`,
    )
    expect(reference.filter(({ title }) => !text.includes(title))).toEqual([])
  })

  test('of one chain carries no action that is not used', async () => {
    const text = await bundle(`
      import { format, image, resize } from '@oss-process/process-string'
      console.log(String(image(resize({ width: 100 }), format('webp')).saveAs({ key: 'k' })))`)
    const unused = ['watermark', 'crop', 'rotate', 'blur', 'average-hue', 'interlace', 'info']
    expect(unused.filter((name) => text.includes(name))).toEqual([])
    expect(text).toContain('resize')
  })

  test('of an import that is not used is empty', async () => {
    for (const entry of ['', '/parse', '/video']) {
      expect((await bundle(`import '@oss-process/process-string${entry}'`)).trim()).toBe('')
    }
  })
})

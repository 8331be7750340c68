/**
 * What a user's bundler takes of the packed packages: the only place where sizes are bounded. Each bound
 * is about a quarter above the size of plain code; no code is bent to stay below.
 */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, inject, test } from 'vitest'

const consumer = inject('consumer')

/** Bundles a program for browsers against the installed tarballs. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: consumer },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

describe('a bundle of the packed process-string', () => {
  test.each([
    [
      'one chain',
      `import { format, image, resize } from '@oss-process/process-string'
      console.log(String(image(resize({ width: 100 }), format('webp')).saveAs({ key: 'k' })))`,
      // 56 bytes above 2.8 kB: messages say where they cut a text, and how long it is.
      2900,
    ],
    ['the whole builder', `export * from '@oss-process/process-string'`, 6500],
    ['parse', `export { parse } from '@oss-process/process-string/parse'`, 12_500],
  ])('stays small: %s', async (_, program, most) => {
    const size = gzipSync(await bundle(program), { level: 9 }).length
    expect(size).toBeLessThanOrEqual(most)
  })

  test.each(['', '/parse', '/geometry', '/url', '/next', '/nuxt', '/unpic'])(
    'carries no prose: %s',
    async (entry) => {
      const program = `export * from '@oss-process/process-string${entry}'`
      expect(await bundle(program)).not.toMatch(
        /description:|https:\/\/(www\.)?(alibabacloud|help)/,
      )
    },
  )

  test('of the reference carries it', async () => {
    const text = await bundle(`export * from '@oss-process/process-string/reference'`)
    expect(text).toContain('description:')
  })
})

describe('a bundle of the packed signer', () => {
  test.each([
    ['signHeaders', 3200],
    ['*', 7000],
  ])('stays small: %s', async (names, most) => {
    const exported = names === '*' ? '*' : `{ ${names} }`
    const text = await bundle(`export ${exported} from '@oss-process/signer'`)
    expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(most)
  })
})

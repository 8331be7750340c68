import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

/** Bundles a program for browsers as a user's bundler does. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@oss-process/source'],
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length

const chain = `
  import { format, image, resize } from '@oss-process/process-string'
  console.log(String(image(resize({ width: 100 }), format('webp')).saveAs({ key: 'k' })))`

// From the sources; what a user's bundler makes of the published files, a little less, is measured
// in `tests/packaging`. The bounds stop growth.
describe('a bundle', () => {
  test.each([
    ['of one chain with a target', chain, 2215],
    ['of the whole builder', `export * from '@oss-process/process-string'`, 5230],
    ['of parse', `export { parse } from '@oss-process/process-string/parse'`, 10_310],
    [
      'of the whole parser with its advice',
      `export * from '@oss-process/process-string/parse'`,
      12_915,
    ],
  ])('%s stays small', async (_, program, most) => {
    expect(gzipped(await bundle(program))).toBeLessThanOrEqual(most)
  })

  test('carries no action that is not used', async () => {
    const text = await bundle(chain)
    for (const name of [
      'watermark',
      'crop',
      'rotate',
      'blur',
      'average-hue',
      'interlace',
      'info',
    ]) {
      expect(text).not.toContain(name)
    }
    expect(text).toContain('resize')
  })

  test('of nothing is empty', async () => {
    expect((await bundle(`import '@oss-process/process-string'`)).trim()).toBe('')
    expect((await bundle(`import '@oss-process/process-string/parse'`)).trim()).toBe('')
    expect((await bundle(`import '@oss-process/process-string/video'`)).trim()).toBe('')
  })
})

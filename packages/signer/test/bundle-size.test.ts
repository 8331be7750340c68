/** What a browser has to load: sizes, and that nothing of Node or of unused parts is in it. */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: ['@oss-process/source'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

const gzippedBytes = (text: string) => gzipSync(text, { level: 9 }).byteLength

// The limits stop growth. Published, the package has fewer modules, and each costs a byte: there
// 5000 bytes hold everything, see the tests of the packed packages.
describe('a bundle for browsers', () => {
  test.each([
    { names: 'signHeaders', from: '@oss-process/signer', limit: 2360 },
    { names: 'signHeaders, presign', from: '@oss-process/signer', limit: 3210 },
    { names: '*', from: '@oss-process/signer', limit: 5030 },
  ])('of $names is at most $limit bytes gzipped', async ({ names, from, limit }) => {
    const exported =
      names === '*' ? `export * from '${from}'` : `export { ${names} } from '${from}'`
    const text = await bundle(exported)
    expect(text).not.toMatch(/node:|nodejs/)
    expect(gzippedBytes(text)).toBeLessThanOrEqual(limit)
    if (names === 'signHeaders') expect(text).not.toMatch(/x-oss-expires|SignatureDoesNotMatch/)
  })
})

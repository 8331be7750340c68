/** The signer as a browser gets it, bundled with WebCrypto, for the benchmark on Node. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const { outputFiles } = await build({
  stdin: {
    contents: "export { signHeaders } from '@oss-process/signer'",
    resolveDir: fileURLToPath(new URL('.', import.meta.url)),
  },
  bundle: true,
  format: 'esm',
  platform: 'browser',
  write: false,
})
const code = Buffer.from(outputFiles[0].contents).toString('base64')

export const { signHeaders } = await import(`data:text/javascript;base64,${code}`)

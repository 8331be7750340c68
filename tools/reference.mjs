/**
 * Writes `packages/process-string/REFERENCE.md` from the package's tables; with `--check` it writes
 * nothing and fails when the file is out of date. Stops documentation that differs from the code.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { referenceMarkdown } from './reference-markdown.mjs'
import { root } from './workspace.mjs'

const file = join(root, 'packages/process-string/REFERENCE.md')

const { outputFiles } = await build({
  stdin: {
    contents: `export { explain } from './explain.ts'; export { reference } from './reference.ts'`,
    resolveDir: join(root, 'packages/process-string/src'),
  },
  bundle: true,
  format: 'esm',
  write: false,
})
const [bundle] = outputFiles
const { explain, reference } = await import(
  `data:text/javascript,${encodeURIComponent(bundle.text)}`
)
const text = referenceMarkdown(reference, explain)

if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
} else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write(`${file} is out of date: run node tools/reference.mjs\n`)
  process.exitCode = 1
}

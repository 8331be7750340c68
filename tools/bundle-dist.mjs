/**
 * Puts the modules that tsc wrote into a package's `dist` together: a file for each entry of its
 * exports, and files for what entries share. Node reads ten files much sooner than two hundred, and
 * bundlers still take only what is used, since no module does anything when it is imported.
 *
 * Run in the package's folder. Other packages stay imports, and so do the package's own `#` imports,
 * whose targets are chosen by the runtime.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

const { publishConfig } = JSON.parse(readFileSync('package.json', 'utf8'))

/** The paths of `dist` that a part of package.json names. */
const filesOf = (part) =>
  typeof part === 'object'
    ? Object.values(part).flatMap(filesOf)
    : [part].filter((path) => path.startsWith('./dist/') && path.endsWith('.js'))

const entryPoints = [
  ...new Set([...filesOf(publishConfig.exports), ...filesOf(publishConfig.imports ?? {})]),
]

const { outputFiles } = await build({
  entryPoints,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'shared/[name]-[hash]',
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  packages: 'external',
  external: ['#*'],
  legalComments: 'none',
  allowOverwrite: true,
  write: false,
})

for (const path of readdirSync('dist', { recursive: true })) {
  if (path.endsWith('.js')) rmSync(join('dist', path))
}
// An import without a name is for what a module does when it is imported, which none does here;
// bundlers warn of it.
const NAMELESS_IMPORT = /^import "\.{1,2}\/[^"]+";\n/gm
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text.replaceAll(NAMELESS_IMPORT, ''))
}

/**
 * Puts the modules that tsc wrote into a package's `dist` together: a file for each entry of its
 * exports, one for what the main entry shares with others (`core`), one for what else three or more
 * entries share (`more`), and files of their own for what only two share. Every file costs Node
 * milliseconds to load. Bundlers take of a file what is used, as far as they see that leaving out
 * the rest changes nothing; so text that few entries need had better stand apart.
 *
 * Run in the package's folder. Other packages stay imports, and so do the package's own `#` imports,
 * whose targets are chosen by the runtime.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'

const { publishConfig } = JSON.parse(readFileSync('package.json', 'utf8'))

/** The paths of `dist` that a part of package.json names. */
const filesOf = (part) =>
  typeof part === 'object'
    ? Object.values(part).flatMap(filesOf)
    : [part].filter((path) => path.startsWith('./dist/') && path.endsWith('.js'))

const entryPoints = [
  ...new Set([...filesOf(publishConfig.exports), ...filesOf(publishConfig.imports ?? {})]),
]

const mainEntry = await bundle(['./dist/index.js'])
const mainModules = new Set(mainEntry.flatMap(({ moduleIds }) => moduleIds))
const files = await bundle(entryPoints, [
  { name: 'core', test: (id) => mainModules.has(id), priority: 1 },
  { name: 'more', minShareCount: 3 },
])

for (const path of readdirSync('dist', { recursive: true })) {
  if (path.endsWith('.js')) rmSync(join('dist', path))
}
for (const { fileName, code } of files) {
  const path = join('dist', fileName)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, code)
}

/** The path of an entry inside `dist`, without its extension. */
function nameOf(path) {
  return path.slice('./dist/'.length, -'.js'.length)
}

/** Bundles entries; `groups` says which shared modules go into one file. */
async function bundle(paths, groups = []) {
  const build = await rolldown({
    input: Object.fromEntries(paths.map((path) => [nameOf(path), path])),
    platform: 'neutral',
    // Every name of a package; paths of Windows begin with a letter and a colon.
    external: /^[^./](?!:[\\/])/,
    treeshake: { moduleSideEffects: false },
    preserveEntrySignatures: 'strict',
    experimental: { attachDebugInfo: 'none' },
  })
  const { output } = await build.generate({
    format: 'es',
    comments: { annotation: true, jsdoc: false, legal: false },
    entryFileNames: '[name].js',
    chunkFileNames: 'shared/[name].js',
    minifyInternalExports: false,
    codeSplitting: { groups: groups.map((group) => ({ minShareCount: 2, ...group })) },
  })
  await build.close()
  return output
}

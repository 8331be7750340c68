/**
 * Builds the executable: our modules and the third-party code that every start needs (yargs) go into
 * one file, which loads fast; the part of undici that a call needs into another. `@oss-process/*` stay
 * dependencies, so that a fix of theirs arrives without a new release of this package.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })

/** Puts a module of ours in the place of one of a library; `filter` finds the path of that. */
const replaced = (filter, contents, resolveDir = import.meta.dirname) => ({
  name: `replaced ${filter}`,
  setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents, resolveDir })),
})

const platformOfYargs = /\/yargs\/lib\/platform-shims\/esm\.mjs$/

/**
 * Half of the time of `--help` would go into what yargs makes at its start and this program does not
 * need. Its own platform for Node reads files and builds tables; `string-width` builds tables, and
 * `text-width.ts` gives the same widths without them; the types of the arguments of its functions,
 * which `argsert` checks at each call, TypeScript has checked.
 */
const lightYargs = [
  {
    name: 'platform of yargs',
    setup({ onLoad }) {
      onLoad({ filter: platformOfYargs }, ({ path }) => ({
        contents: `
          import cliui from 'cliui'
          import Parser from 'yargs-parser'
          import { yargsPlatform } from ${JSON.stringify(join(import.meta.dirname, 'src/yargs-platform.ts'))}
          export default yargsPlatform({ cliui, Parser })`,
        resolveDir: dirname(path),
      }))
    },
  },
  replaced(
    /\/string-width\/index\.js$/,
    `export { textWidth as default } from './src/text-width.ts'`,
  ),
  replaced(/\/yargs\/build\/lib\/argsert\.js$/, 'export const argsert = () => undefined'),
]

/** Modules that are files of their own, loaded when they are asked for. */
const ownFiles = {
  name: 'own-files',
  setup({ onResolve }) {
    onResolve({ filter: /^undici\/lib\/dispatcher\/agent\.js$/ }, () => ownFile('undici-agent'))
    onResolve({ filter: /^\.\/run\.ts$/ }, () => ownFile('run'))
  },
}

const ownFile = (name) => ({ path: `./${name}.cjs`, external: true })

/** Leaves HTTP/2 out, which the service does not speak and Node takes long to load. */
const withoutHttp2 = replaced(
  /\/undici\/lib\/dispatcher\/client-h2\.js$/,
  `module.exports = () => { throw new Error('HTTP/2 is not built in') }`,
)

/** CommonJS starts sooner: Node reads it at once, and loads nothing of its ES module loader for it. */
const options = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' },
  legalComments: 'none',
  metafile: true,
}

const builds = [
  // Answers `--version` by itself, so that the rest is not even read.
  await build({
    ...options,
    entryPoints: ['src/bin.ts'],
    outfile: 'dist/bin.cjs',
    plugins: [ownFiles],
    supported: { 'dynamic-import': false },
  }),
  await build({
    ...options,
    entryPoints: ['src/run.ts'],
    outfile: 'dist/run.cjs',
    external: ['@oss-process/*'],
    plugins: [...lightYargs, ownFiles],
    minify: true,
  }),
  // The same as a module, for programs.
  await build({
    ...options,
    entryPoints: ['src/index.ts'],
    outfile: 'dist/index.js',
    format: 'esm',
    define: {},
    external: ['@oss-process/*'],
    plugins: [...lightYargs, ownFiles],
    minify: true,
  }),
  await build({
    ...options,
    stdin: {
      contents: `module.exports = require('undici/lib/dispatcher/agent.js')`,
      resolveDir: '.',
    },
    outfile: 'dist/undici-agent.cjs',
    plugins: [withoutHttp2],
    minify: true,
  }),
]
writeFileSync(
  'dist/third-party-licenses.txt',
  licencesOf(builds.flatMap(({ metafile }) => Object.keys(metafile.inputs))),
)

// The page of `oss-process playground`, as its own build left it.
const playground = dirname(createRequire(import.meta.url).resolve('playground/package.json'))
cpSync(join(playground, 'dist'), 'dist/playground', {
  recursive: true,
  filter: (path) => !path.endsWith('.map'),
})

/** Collects the licence texts of the packages whose code the bundle carries. */
function licencesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  )
  return [...folders]
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      )
      return `${name} ${version} (${license})\n\n${licenceText(folder)}\n`
    })
    .sort()
    .join(`${'-'.repeat(80)}\n\n`)
}

function licenceText(folder) {
  for (const name of ['LICENSE', 'LICENSE.txt', 'LICENSE-MIT.txt', 'license', 'LICENSE.md']) {
    try {
      return readFileSync(join(folder, name), 'utf8').trim()
    } catch (error) {
      if (error.code !== 'ENOENT') throw error
    }
  }
  throw new Error(`${dirname(folder)}: no licence text found`)
}

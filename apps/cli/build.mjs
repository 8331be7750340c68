/**
 * Builds the executable: our modules and the third-party code that a start or a call needs (yargs, a
 * part of undici) go into few files, which load fast. `@oss-process/*` stay dependencies, so that a
 * fix of theirs arrives without a new release of this package.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'

rmSync('dist', { recursive: true, force: true })

const source = (name) => JSON.stringify(join(import.meta.dirname, 'src', name))

/**
 * Puts a module of ours in the place of one of a library, whose path `filter` finds. Fails when it finds
 * none: the library was updated, and what it loads at a start must be looked at again.
 */
const replaced = (filter, code) => {
  let isFound = false
  return {
    name: `replaced ${filter}`,
    load: {
      filter: { id: filter },
      handler: () => {
        isFound = true
        return code
      },
    },
    buildEnd() {
      if (!isFound) this.error(`expected a module at ${filter}, found none: correct the path here`)
    },
  }
}

/**
 * Half of the time of `--help` would go into what yargs makes at its start and this program does not
 * need. Its own platform for Node reads files and builds tables; `string-width` builds tables, and
 * `text-width.ts` gives the same widths without them; the types of the arguments of its functions,
 * which `argsert` checks at each call, TypeScript has checked; no configuration extends another.
 */
const lightYargs = [
  replaced(
    /\/yargs\/lib\/platform-shims\/esm\.mjs$/,
    `import cliui from 'cliui'
     import Parser from 'yargs-parser'
     import { yargsPlatform } from ${source('command-line/yargs-platform.ts')}
     export default yargsPlatform({ cliui, Parser })`,
  ),
  replaced(
    /\/string-width\/index\.js$/,
    `export { textWidth as default } from ${source('output/text-width.ts')}`,
  ),
  {
    name: 'text that needs no wrapping',
    transform: {
      filter: { id: /\/wrap-ansi\/index\.js$/ },
      handler: (code) =>
        `${code.replace('export default function', 'function')}
        const words = /^[!-~]+(?: [!-~]+)*$/
        export default (text, columns, options) =>
          text.length <= columns && words.test(text) ? text : wrapAnsi(text, columns, options)`,
    },
  },
  replaced(/\/yargs\/build\/lib\/argsert\.js$/, 'export const argsert = () => undefined'),
  replaced(/\/yargs\/build\/lib\/utils\/apply-extends\.js$/, 'export const applyExtends = String'),
]

/**
 * undici without what Node takes long to load: HTTP/2, which the service does not speak, and `node:http`,
 * of which it needs the limit of a head, and a class to know requests of servers by.
 */
const lightUndici = [
  replaced(
    /\/undici\/lib\/dispatcher\/client-h2\.js$/,
    `module.exports = () => { throw new Error('HTTP/2 is not built in') }`,
  ),
  replaced(
    /^http of undici$/,
    'module.exports = { maxHeaderSize: 16384, IncomingMessage: class {} }',
  ),
  {
    name: 'http of undici',
    resolveId: {
      filter: { id: /^node:http$/ },
      handler: (_, importer) => (importer?.includes('/undici/lib/') ? 'http of undici' : undefined),
    },
  },
]

/** Bundles one entry and gives the paths of what went into it. */
async function bundle(name, output) {
  const build = await rolldown({
    input: { [name]: `src/${name}.ts` },
    platform: 'node',
    external: /^@oss-process\//,
    plugins: [...lightYargs, ...lightUndici],
    transform: { target: 'node20.19' },
    treeshake: { moduleSideEffects: false },
  })
  const { output: files } = await build.write({
    dir: 'dist',
    minify: true,
    comments: false,
    ...output,
  })
  await build.close()
  return files.flatMap(({ moduleIds }) => moduleIds)
}

const inputs = [
  // CommonJS starts sooner: Node reads it at once, and for help and version needs no module loader.
  ...(await bundle('bin', {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
  })),
  // The same as a module, for programs.
  ...(await bundle('index', { format: 'es', chunkFileNames: '[name].js' })),
]

writeFileSync('dist/third-party-licenses.txt', licencesOf(inputs))

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

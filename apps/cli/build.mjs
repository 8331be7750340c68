/**
 * Builds the executable: our modules and the third-party code that every start needs (yargs) go into
 * few files, which load fast; so does the part of undici that a call needs. `@oss-process/*` stay
 * dependencies, so that a fix of theirs arrives without a new release of this package.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })

/**
 * yargs lays help texts out with `string-width`, which builds its tables when it is imported and
 * costs a quarter of the start; `text-width.ts` gives the same widths without them.
 */
const ownTextWidth = {
  name: 'own-text-width',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, () => ({ path: 'string-width', namespace: 'own' }))
    onLoad({ filter: /.*/, namespace: 'own' }, () => ({
      contents: `export { textWidth as default } from './src/text-width.ts'`,
      resolveDir: import.meta.dirname,
    }))
  },
}

/** The file of undici's agent, see `src/connections.ts`. */
const ownAgent = {
  name: 'own-agent',
  setup({ onResolve }) {
    onResolve({ filter: /^undici\/lib\/dispatcher\/agent\.js$/ }, () => ({
      path: './undici-agent.js',
      external: true,
    }))
  },
}

/** Leaves HTTP/2 out, which the service does not speak and Node takes long to load. */
const withoutHttp2 = {
  name: 'without-http2',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/client-h2(\.js)?$/ }, () => ({ path: 'client-h2', namespace: 'none' }))
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({
      contents: `module.exports = () => { throw new Error('HTTP/2 is not built in') }`,
    }))
  },
}

const thirdParty = await build({
  stdin: { contents: `export { default } from 'undici/lib/dispatcher/agent.js'`, resolveDir: '.' },
  outfile: 'dist/undici-agent.js',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  plugins: [withoutHttp2],
  // undici asks for Node's own modules by `require`.
  banner: {
    js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
  },
  minify: true,
  legalComments: 'none',
  metafile: true,
})

const { metafile } = await build({
  entryPoints: ['src/bin.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: ['@oss-process/*'],
  plugins: [ownTextWidth, ownAgent],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
})

writeFileSync(
  'dist/third-party-licenses.txt',
  licencesOf([...Object.keys(metafile.inputs), ...Object.keys(thirdParty.metafile.inputs)]),
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

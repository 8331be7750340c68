/**
 * Builds `dist`: our modules and the third-party code that they use go into a few files, which Node
 * loads faster than many. `@oss-process/*` stay dependencies, so that a fix of theirs arrives without
 * a new release of this package.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'rolldown'

rmSync('dist', { recursive: true, force: true })

const outputs = [
  // The executable: Node starts CommonJS sooner than a module.
  ...(await bundle('bin', 'cjs')),
  // The same for programs that embed it.
  ...(await bundle('index', 'js')),
]

writeFileSync('dist/third-party-licenses.txt', licencesOf(outputs))

// The page of `oss-process playground`, from its own build.
const playground = dirname(createRequire(import.meta.url).resolve('playground/package.json'))
cpSync(join(playground, 'dist'), 'dist/playground', {
  recursive: true,
  filter: (path) => !path.endsWith('.map'),
})

/** Bundles one entry; returns the files written. */
async function bundle(name, extension) {
  const { output } = await build({
    input: `src/${name}.ts`,
    platform: 'node',
    external: /^@oss-process\//,
    transform: { target: 'node20.19' },
    // yargs names `import.meta.resolve` for configuration files, which this program does not read.
    checks: { emptyImportMeta: false },
    output: {
      dir: 'dist',
      format: extension === 'cjs' ? 'cjs' : 'es',
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `[name].${extension}`,
      minify: true,
    },
  })
  return output
}

/** Collects the licence texts of the packages whose code the bundles carry. */
function licencesOf(files) {
  const modules = files
    .flatMap(({ moduleIds = [] }) => moduleIds)
    .map((path) => path.replaceAll('\\', '/'))
  const folders = new Set(
    modules.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  return [...folders]
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const { name, version, license } = manifest
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
  throw new Error(`${folder}: no licence text found`)
}

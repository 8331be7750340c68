/**
 * Builds the page. The packages are taken as published: no source condition, so that the build reads
 * the built files through the exports maps, as a user's bundler would.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const resolve = createRequire(import.meta.url).resolve

/** The photographs, in the order of the page; the package's name says where each comes from. */
const samples = [
  { file: 'alpine-valley.jpg', from: '@stdlib/datasets-img-french-alpine-landscape' },
  { file: 'lily-leek.jpg', from: '@stdlib/datasets-img-allium-oreophilum' },
]

/** Copies the sample photographs beside the page, with a note of their licence. */
function samplePhotographs(): Plugin {
  const outputs = new Map<string, string>()
  for (const { file, from } of samples) {
    outputs.set(file, join(dirname(resolve(`${from}/package.json`)), 'data/image.jpg'))
  }
  return {
    name: 'sample-photographs',
    configureServer(server) {
      server.middlewares.use('/samples', (request, response, next) => {
        const path = outputs.get((request.url ?? '').slice(1))
        if (path === undefined) next()
        else response.setHeader('content-type', 'image/jpeg').end(readFileSync(path))
      })
    },
    writeBundle({ dir = 'dist' }) {
      mkdirSync(join(dir, 'samples'), { recursive: true })
      for (const [file, path] of outputs) copyFileSync(path, join(dir, 'samples', file))
      writeFileSync(join(dir, 'samples/LICENCE.txt'), sampleLicence())
    },
  }
}

function sampleLicence(): string {
  const files = samples.map(({ file, from }) => `${file}: from the npm package ${from}`)
  return [
    "Photographs courtesy of the Getty's Open Content Program; public domain, Creative Commons Zero 1.0",
    '(https://creativecommons.org/publicdomain/zero/1.0).',
    '',
    ...files,
    '',
  ].join('\n')
}

export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [samplePhotographs()],
  build: {
    // The first versions of each engine that have light-dark(), nesting and popovers.
    target: ['chrome123', 'firefox125', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    sourcemap: 'hidden',
  },
})

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { findBrowser } from '../../tools/programs.mjs'

const repository = join(import.meta.dirname, '../..')

/**
 * The test files of the two leaves that use nothing of Node. A new test of theirs runs here by
 * itself, unless it needs Node.
 */
const portable = ['packages/process-string/test', 'packages/signer/test'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(repository, folder, name))
    .filter(
      (file) =>
        !/from '(node:|ali-oss|esbuild|typescript)|\.node\.ts'|\bBuffer\./.test(
          readFileSync(file, 'utf8'),
        ),
    )
    .map((file) => relative(repository, file).replaceAll(sep, '/')),
)

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const executablePath = findBrowser()

const inBrowser: TestProjectConfiguration = {
  resolve: { conditions: ['@oss-process/source', 'module', 'browser'] },
  test: {
    name: 'Chromium',
    root: repository,
    include: portable,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { executablePath: executablePath ?? '', args: chromiumArguments },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
}

const onNode: TestProjectConfiguration = {
  resolve: { conditions: ['@oss-process/source', 'module', 'node'] },
  ssr: { resolve: { conditions: ['@oss-process/source', 'module', 'node'] } },
  test: {
    name: 'on Node',
    root: import.meta.dirname,
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    provide: { executablePath: executablePath ?? '', chromiumArguments, portable },
  },
}

export default defineConfig({
  root: repository,
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: join(import.meta.dirname, 'reports/vitest.json') },
    projects: executablePath === undefined ? [onNode] : [inBrowser, onNode],
  },
})

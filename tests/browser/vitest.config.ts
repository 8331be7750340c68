import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

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
    .map((file) => relative(repository, file)),
)

export default defineConfig({
  root: repository,
  resolve: { conditions: ['@oss-process/source', 'module', 'browser'] },
  test: {
    name: 'Chromium',
    include: portable,
    reporters: ['default', 'json'],
    outputFile: { json: join(import.meta.dirname, 'reports/vitest.json') },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
})

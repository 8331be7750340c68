import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

/** How many requests each property generates; the long suite asks for more. */
const propertyRuns = Number(process.env['PROPERTY_RUNS'] ?? 200)

/** The suite on one crypto back end, whatever the `imports` map would choose on Node. */
function suiteOn(
  backEnd: 'node:crypto' | 'WebCrypto',
  file: string,
): TestProjectInlineConfiguration {
  return {
    extends: true,
    resolve: { alias: { '#crypto': fileURLToPath(new URL(file, import.meta.url)) } },
    test: { name: backEnd, provide: { backEnd, propertyRuns } },
  }
}

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    projects: [
      suiteOn('node:crypto', './src/crypto.node.ts'),
      suiteOn('WebCrypto', './src/crypto.web.ts'),
    ],
  },
})

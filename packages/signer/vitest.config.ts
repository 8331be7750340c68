import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

/** How many requests each property generates; the long suite asks for more. */
const propertyRuns = Number(process.env['PROPERTY_RUNS'] ?? 200)

const fileUrl = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The suite on one crypto back end, whatever the `imports` map would choose on Node. */
function suiteOn(
  backEnd: 'node:crypto' | 'WebCrypto',
  platform: 'node' | 'web',
): TestProjectInlineConfiguration {
  const alias = { '#crypto': fileUrl(`./src/crypto/crypto.${platform}.ts`) }
  return {
    extends: true,
    resolve: { alias },
    test: { name: backEnd, provide: { backEnd, propertyRuns } },
  }
}

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    projects: [suiteOn('node:crypto', 'node'), suiteOn('WebCrypto', 'web')],
  },
})

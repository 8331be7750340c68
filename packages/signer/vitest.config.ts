import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

/** The same suite on both crypto back ends: without the condition `node`, `#crypto` is WebCrypto. */
const webConditions = ['@oss-process/source', 'module']

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    provide: { propertyRuns: 300 },
    projects: [
      { extends: true, test: { name: 'node:crypto' } },
      {
        extends: true,
        resolve: { conditions: webConditions },
        ssr: { resolve: { conditions: webConditions } },
        test: { name: 'WebCrypto' },
      },
    ],
  },
})

/** What needs a workspace of `compat/`, installed on first use, and the built package. */
import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ['test/long/**/*.long.ts'],
    testTimeout: 10 * 60_000,
    hookTimeout: 10 * 60_000,
    outputFile: { json: 'reports/vitest-long.json' },
  },
})

/** The slow suites: `pnpm test:long`. */
import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ['test/long/**/*.test.ts'],
    outputFile: { json: 'reports/vitest-long.json' },
  },
})

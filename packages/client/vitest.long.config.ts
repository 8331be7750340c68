/** What takes minutes or needs the built package: 2 GB through little memory, other versions of Node. */
import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ['test/long/**/*.long.ts'],
    testTimeout: 15 * 60_000,
    hookTimeout: 10 * 60_000,
    outputFile: { json: 'reports/vitest-long.json' },
  },
})

/** What takes minutes: a hundred thousand generated requests. */
import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ['test/long/**/*.long.ts'],
    testTimeout: 30 * 60_000,
    outputFile: { json: 'reports/vitest-long.json' },
    // Its counts are its result.
    onConsoleLog: () => true,
  },
})

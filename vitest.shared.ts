/**
 * What every package's Vitest configuration has in common: the source condition, so that tests run
 * without a build; two workers, since the machines that run the tests have two cores; a time limit
 * that only a hang reaches, however busy the machine; and a JSON report that `tools/test.mjs` adds up.
 */
import type { ViteUserConfig } from 'vitest/config'

const sourceCondition = '@oss-process/source'

export const shared: ViteUserConfig = {
  resolve: { conditions: [sourceCondition, 'module', 'node'] },
  ssr: { resolve: { conditions: [sourceCondition, 'module', 'node'] } },
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
    onConsoleLog(log, type) {
      throw new Error(`a test wrote to ${type}: ${log.slice(0, 200)}`)
    },
  },
}

/** The generated requests a hundred thousand times over; `test:long` of this package. */
import { mergeConfig } from 'vitest/config'
import normal from './vitest.config.ts'

export default mergeConfig(normal, {
  test: {
    include: ['test/properties.test.ts', 'test/ali-oss.test.ts'],
    provide: { propertyRuns: 100_000 },
    testTimeout: 20 * 60_000,
    outputFile: { json: 'reports/vitest-long.json' },
  },
})

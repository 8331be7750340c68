/** The generated requests a hundred thousand times over; `test:long` of this package. */
import { mergeConfig } from 'vitest/config'

process.env['PROPERTY_RUNS'] = '100000'

const { default: normal } = await import('./vitest.config.ts')

export default mergeConfig(normal, {
  test: { testTimeout: 30 * 60_000, outputFile: { json: 'reports/vitest-long.json' } },
})

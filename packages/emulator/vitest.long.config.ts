/**
 * What takes minutes: a hundred thousand mutated requests, twenty thousand damaged pictures, and
 * kill -9 of the built emulator.
 */
import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ['test/long/**/*.long.ts', 'test/image/damaged-pictures.test.ts'],
    provide: { damagedPictures: 20_000 },
    testTimeout: 30 * 60_000,
    outputFile: { json: 'reports/vitest-long.json' },
  },
})

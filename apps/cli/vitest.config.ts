import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

// Many tests start the executable, which takes its time on a busy machine.
export default defineConfig(
  mergeConfig(shared, {
    test: { exclude: ['test/long/**'], testTimeout: 60_000, hookTimeout: 60_000 },
  }),
)

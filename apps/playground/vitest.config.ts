import { configDefaults, defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

const withBrowser = process.env['CHROMIUM_PATH'] !== undefined

export default mergeConfig(
  defineConfig(shared),
  defineConfig({
    test: {
      exclude: withBrowser
        ? configDefaults.exclude
        : [...configDefaults.exclude, 'test/browser/**'],
      fileParallelism: false,
    },
  }),
)

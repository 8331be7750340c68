import { configDefaults, defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

// No source condition: the examples use the packages as a user does, from their built files.
const { resolve: _resolve, ssr: _ssr, ...rest } = shared

const browser = process.env['CHROMIUM_PATH'] === undefined ? ['test/browser/**'] : []

export default defineConfig({
  ...rest,
  test: { ...rest.test, exclude: [...configDefaults.exclude, ...browser] },
})

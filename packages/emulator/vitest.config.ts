import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default defineConfig({
  ...shared,
  // A bound on hanging: some tests draw pictures or wait for the disk of a busy machine.
  test: { ...shared.test, testTimeout: 60_000, hookTimeout: 60_000 },
})

import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

// No source condition: the examples use the packages as a user does, from their built files.
const { resolve: _resolve, ssr: _ssr, ...rest } = shared

// Each test starts a process, which takes about a second on a busy machine.
export default defineConfig({ ...rest, test: { ...rest.test, testTimeout: 30_000 } })

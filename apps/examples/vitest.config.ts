import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

// No source condition: the examples use the packages as a user does, from their built files.
const { resolve: _resolve, ssr: _ssr, ...rest } = shared

export default defineConfig(rest)

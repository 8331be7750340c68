import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const cwd = fileURLToPath(new URL('../../../../compat/frameworks/', import.meta.url))

/** The output of pnpm and its exit code. */
function pnpm(...args: readonly string[]): {
  readonly output: string
  readonly status: number | null
} {
  const { stdout, status } = spawnSync('npx', ['--yes', 'pnpm@12', ...args], {
    cwd,
    encoding: 'utf8',
  })
  return { output: stdout, status }
}

test('the loaders fit the types of Next.js, Nuxt Image and unpic', () => {
  expect(pnpm('install', '--frozen-lockfile', '--silent').status).toBe(0)
  expect(pnpm('--silent', 'check')).toEqual({ output: '', status: 0 })
})

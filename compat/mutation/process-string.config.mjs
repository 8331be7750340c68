/**
 * Mutation testing of `packages/process-string`; `run.mjs` starts it in that folder.
 *
 * Left out: prose, which is text without logic and is checked by REFERENCE.md being up to date, and
 * mutants of code that runs only while a module is loaded (tables, patterns), each of which would
 * take a run of all tests in a new process.
 */
import { fileURLToPath } from 'node:url'

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
  testRunner: 'vitest',
  vitest: {
    configFile: fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
    related: false,
  },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  // Far above what a test takes, so that a busy machine is not counted as a mutant found.
  timeoutMS: 15_000,
  mutate: ['src/**/*.ts', '!src/**/*.prose.ts', '!src/literal/**'],
  // Two folders below the root, as the package itself, so that relative paths lead to the same files.
  tempDirName: '../../reports',
  ignorePatterns: ['reports', 'dist'],
  // Stryker would otherwise rewrite the paths in tsconfig.json.
  tsconfigFile: 'none.json',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { reportTests: false, logTests: false, allowColor: false },
  allowConsoleColors: false,
  thresholds: { high: 90, low: 85, break: 85 },
}

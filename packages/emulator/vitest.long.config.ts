/**
 * What takes minutes: a hundred thousand mutated requests, twenty thousand damaged pictures,
 * text without fonts, and kill -9 of the built emulator. Each project is a process of its own and prints what it saw. Smaller
 * counts for a first look:
 *
 *     MUTATED_REQUESTS=2000 DAMAGED_PICTURES=400 SAVES=50 pnpm test:long
 */
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

const { MUTATED_REQUESTS = 100_000, DAMAGED_PICTURES = 20_000, SAVES = 500 } = process.env
const { maxWorkers = 2, reporters = [] } = shared.test ?? {}

/** The same file several times, each with its part of the cases and other random numbers. */
function batches(file: string, cases: string | number, count: number) {
  return Array.from({ length: count }, (_, index) =>
    project(file, {
      name: `${index + 1} of ${count}`,
      cases: Math.ceil(Number(cases) / count),
      seed: index,
    }),
  )
}

function project(
  file: string,
  batch: { readonly name: string; readonly cases: number; readonly seed: number },
): TestProjectInlineConfiguration {
  return {
    ...{ resolve: shared.resolve ?? {}, ssr: shared.ssr ?? {} },
    test: {
      name: `${file.replace(/^.*\/|\..*$/g, '')} ${batch.name}`,
      include: [file],
      provide: { batch },
      testTimeout: 30 * 60_000,
    },
  }
}

export default defineConfig({
  test: {
    ...{ maxWorkers, reporters },
    outputFile: { json: 'reports/vitest-long.json' },
    projects: [
      ...batches('test/long/mutated-requests.long.ts', MUTATED_REQUESTS, 2),
      ...batches('test/image/damaged-pictures.test.ts', DAMAGED_PICTURES, 4),
      project('test/long/broken-messages.long.ts', { name: '', cases: 5000, seed: 1 }),
      project('test/long/no-fonts.long.ts', { name: '', cases: 4, seed: 0 }),
      project('test/long/kill.long.ts', { name: '', cases: Number(SAVES), seed: 9 }),
    ],
  },
})

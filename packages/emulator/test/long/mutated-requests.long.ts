import { describe, expect, inject, test } from 'vitest'
import { reportBatch } from '../helpers/batch.ts'
import { type StatusCounts, surviveMutations } from '../helpers/survive-mutations.ts'

const RUN_LENGTH = 2500
/** What the memory may grow by for each request; a small count is allowed what a warm-up takes. */
const GROWTH_BYTES = 5000
const WARM_UP_BYTES = 200 * 1024 * 1024

describe('the handler', () => {
  test('answers mutated requests without a defect, inside its root', async () => {
    const { name, cases, seed } = inject('batch') ?? { name: '', cases: 0, seed: 0 }
    const before = process.memoryUsage().rss
    const counts: Record<number, number> = {}
    for (let done = 0, run = 0; done < cases; done += RUN_LENGTH, run++) {
      const length = Math.min(RUN_LENGTH, cases - done)
      add(counts, await surviveMutations(length, seed * 1000 + run))
    }
    reportBatch(`mutated requests ${name}`, counts)
    const grown = process.memoryUsage().rss - before
    expect(grown).toBeLessThan(Math.max(WARM_UP_BYTES, cases * GROWTH_BYTES))
  })
})

function add(counts: Record<number, number>, more: StatusCounts): void {
  for (const [status, count] of Object.entries(more)) {
    counts[Number(status)] = (counts[Number(status)] ?? 0) + count
  }
}

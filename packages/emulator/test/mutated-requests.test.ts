import { describe, expect, test } from 'vitest'
import { surviveMutations } from './helpers/survive-mutations.ts'

describe('the handler', () => {
  test('answers 400 mutated requests without a defect, inside its root', async () => {
    const counts = await surviveMutations(400, 20261122)
    // Both sides of the signature are reached.
    expect(counts[200]).toBeGreaterThan(20)
    expect(counts[400]).toBeGreaterThan(20)
    expect(counts[403]).toBeGreaterThan(20)
    expect(counts[404]).toBeGreaterThan(2)
  })
})

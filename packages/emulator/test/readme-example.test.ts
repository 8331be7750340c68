import { emulatorFixture } from '@oss-process/emulator/vitest'
import { test as base, expect } from 'vitest'

const test = base.extend({ emulator: emulatorFixture({ buckets: ['photos'] }) })

test('comes back when the service is busy', async ({ emulator }) => {
  emulator.faults.add({ kind: 'error', times: 2 })
  const statuses: number[] = []
  // Your own code stands here; it finds its service at emulator.endpoint.
  while (statuses.at(-1) !== 403) statuses.push((await fetch(emulator.endpoint)).status)
  expect(statuses).toEqual([503, 503, 403])
})

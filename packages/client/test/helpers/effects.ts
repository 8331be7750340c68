/** A client's effects without a real clock, dice or timers. */

import type { ClientEffects } from '../../src/client-options.ts'

export interface FakeEffects extends ClientEffects {
  /** The waits that were asked for. */
  readonly delays: number[]
  /** Sets the local clock. */
  readonly setNow: (instant: Date) => void
}

/** Makes effects whose clock stands still, whose dice show a half, and whose waits take no time. */
export function createFakeEffects(now = new Date('2026-11-22T07:00:00Z')): FakeEffects {
  let nowMs = now.getTime()
  const delays: number[] = []
  return {
    delays,
    setNow: (instant) => {
      nowMs = instant.getTime()
    },
    now: () => nowMs,
    random: () => 0.5,
    sleep: async (delayMs, signal) => {
      signal?.throwIfAborted()
      delays.push(delayMs)
    },
  }
}

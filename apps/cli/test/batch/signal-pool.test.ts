import { expect, test } from 'vitest'
import { SignalPool } from '../../src/batch/signal-pool.ts'

test('lends a signal to one call at a time, and uses it again', async () => {
  const pool = new SignalPool(new AbortController().signal)
  const keep = async (signal: AbortSignal) => signal
  const [first, second] = await Promise.all([pool.lend(keep), pool.lend(keep)])
  expect(first).not.toBe(second)
  expect([first, second]).toContain(await pool.lend(keep))
})

test('passes an abort on to those lent before and after', async () => {
  const stop = new AbortController()
  const pool = new SignalPool(stop.signal)
  let early: AbortSignal | undefined
  const running = pool.lend(async (signal) => {
    early = signal
    await new Promise(setImmediate)
  })
  stop.abort('SIGINT')
  expect(early?.reason).toBe('SIGINT')
  expect(await pool.lend(async (signal) => signal.aborted)).toBe(true)
  await running
})

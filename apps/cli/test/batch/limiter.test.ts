import { describe, expect, test } from 'vitest'
import { AdaptiveWindow, createPacer, runEach } from '../../src/batch/limiter.ts'
import { progressText } from '../../src/batch/progress.ts'

function round(window: AdaptiveWindow): void {
  for (let left = window.size; left > 0; left -= 1) window.success()
}

describe('AdaptiveWindow', () => {
  test('doubles until the first trouble, then halves, then rises one by one', () => {
    const window = new AdaptiveWindow(100)
    const sizes = [window.size]
    for (let rounds = 0; rounds < 3; rounds += 1) {
      round(window)
      sizes.push(window.size)
    }
    window.overload()
    sizes.push(window.size)
    round(window)
    round(window)
    sizes.push(window.size)
    expect(sizes).toEqual([8, 16, 32, 64, 32, 34])
  })

  test('answers once to the overload of all calls in flight', () => {
    const window = new AdaptiveWindow(100)
    for (let calls = 0; calls < 3; calls += 1) window.start()
    for (let calls = 0; calls < 3; calls += 1) {
      window.overload()
      window.end()
    }
    expect(window.size).toBe(4)
    window.start()
    window.overload()
    expect(window.size).toBe(2)
  })

  test('stays between one and the most', () => {
    const window = new AdaptiveWindow(3)
    for (let rounds = 0; rounds < 5; rounds += 1) round(window)
    expect(window.size).toBe(3)
    for (let times = 0; times < 9; times += 1) window.overload()
    expect(window.size).toBe(1)
  })
})

describe('createPacer', () => {
  test('spaces starts evenly, and lets the first go at once', () => {
    const wait = createPacer(10)
    expect([wait(0), wait(0), wait(150), wait(1000)]).toEqual([0, 100, 50, 0])
  })

  test('never waits without a rate', () => {
    expect(createPacer(undefined)(5)).toBe(0)
  })
})

describe('runEach', () => {
  async function* numbers(count: number) {
    for (let number = 0; number < count; number += 1) yield number
  }

  test('runs every item once and never more at once than the window', async () => {
    const seen: number[] = []
    let inFlight = 0
    let most = 0
    await runEach(numbers(50), {
      window: new AdaptiveWindow(4),
      pause: async () => undefined,
      signal: new AbortController().signal,
      async run(item) {
        inFlight += 1
        most = Math.max(most, inFlight)
        await new Promise(setImmediate)
        inFlight -= 1
        seen.push(item)
      },
    })
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index))
    expect(most).toBe(4)
  })

  test('starts nothing after an abort, and waits for what runs', async () => {
    const stop = new AbortController()
    const finished: number[] = []
    await runEach(numbers(50), {
      window: new AdaptiveWindow(2),
      pause: async () => undefined,
      signal: stop.signal,
      async run(item) {
        if (item === 5) stop.abort()
        await Promise.resolve()
        finished.push(item)
      },
    })
    expect(finished.length).toBeLessThan(9)
    expect(finished).toContain(5)
  })

  test('passes on the first failure after the others ended', async () => {
    const finished: number[] = []
    const running = runEach(numbers(10), {
      window: new AdaptiveWindow(3),
      pause: async () => undefined,
      signal: new AbortController().signal,
      async run(item) {
        await Promise.resolve()
        if (item === 1) throw new Error('one')
        finished.push(item)
      },
    })
    await expect(running).rejects.toThrow('one')
    expect(finished).toContain(0)
  })
})

describe('progressText', () => {
  test.each([
    [
      { total: 400, succeeded: 99, failed: 1 },
      undefined,
      '100 of 400 (25%), 1 failed, 20 a second, 15 s left',
    ],
    [{ total: 10, succeeded: 10, failed: 0 }, undefined, '10 of 10 (100%), 2.0 a second'],
    [{ total: 0, succeeded: 0, failed: 0 }, undefined, '0 of 0 (100%), 0.0 a second'],
    [
      { total: 4, succeeded: 2, failed: 0 },
      60,
      '[##########..........] 2 of 4 (50%), 0.4 a second, 5 s left',
    ],
  ])('writes %j in %s columns', (state, columns, expected) => {
    expect(progressText(state, { elapsedMs: 5000, columns })).toBe(expected)
  })
})

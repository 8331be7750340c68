import { describe, expect, test } from 'vitest'
import { PictureQueue } from '../../src/image/queue.ts'

/** A job that the test ends. */
function controlled() {
  let finish = () => {}
  const promise = new Promise<void>((resolve) => {
    finish = resolve
  })
  return { promise, finish }
}

describe('PictureQueue', () => {
  test('runs a limited number at once, in order of arrival', async () => {
    const queue = new PictureQueue({ places: 2, capacity: 10 })
    const begun: number[] = []
    const gates = [0, 1, 2, 3].map(controlled)
    const runs = gates.map((gate, index) =>
      queue.run(async () => {
        begun.push(index)
        await gate.promise
      }),
    )
    expect(begun).toEqual([0, 1])
    gates[1]?.finish()
    await runs[1]
    await Promise.resolve()
    expect(begun).toEqual([0, 1, 2])
    for (const gate of gates) gate.finish()
    await Promise.all(runs)
    expect(begun).toEqual([0, 1, 2, 3])
  })

  test('frees its place after a failure', async () => {
    const queue = new PictureQueue({ places: 1, capacity: 1 })
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await queue.run(async () => 'yes')).toBe('yes')
  })

  test('refuses with 503 when too many wait', async () => {
    const queue = new PictureQueue({ places: 1, capacity: 1 })
    const gate = controlled()
    const runs = [queue.run(() => gate.promise), queue.run(() => gate.promise)]
    await expect(queue.run(() => gate.promise)).rejects.toMatchObject({
      status: 503,
      ec: '0004-00000801',
    })
    gate.finish()
    await Promise.all(runs)
  })

  test('removes a caller who disconnects', async () => {
    const queue = new PictureQueue({ places: 1, capacity: 1 })
    const gate = controlled()
    const first = queue.run(() => gate.promise)
    const controller = new AbortController()
    const second = queue.run(async () => 'never', { signal: controller.signal })
    controller.abort(new Error('gone'))
    await expect(second).rejects.toThrow('gone')
    const third = queue.run(async () => 'next')
    gate.finish()
    await first
    expect(await third).toBe('next')
  })

  test('runs a large job alone, and no later job before it', async () => {
    const queue = new PictureQueue({ places: 2, capacity: 10 })
    const begun: string[] = []
    const gates = { small: controlled(), large: controlled(), last: controlled() }
    const start = (name: keyof typeof gates, places: number) =>
      queue.run(
        async () => {
          begun.push(name)
          await gates[name].promise
        },
        { places },
      )
    const runs = [start('small', 1), start('large', 99), start('last', 1)]
    expect(begun).toEqual(['small'])
    gates.small.finish()
    await runs[0]
    await Promise.resolve()
    expect(begun).toEqual(['small', 'large'])
    gates.large.finish()
    gates.last.finish()
    await Promise.all(runs)
    expect(begun).toEqual(['small', 'large', 'last'])
  })

  test('does not start for a caller who has disconnected', async () => {
    const queue = new PictureQueue({ places: 1, capacity: 1 })
    const signal = AbortSignal.abort(new Error('gone'))
    await expect(queue.run(async () => 'never', { signal })).rejects.toThrow('gone')
  })
})

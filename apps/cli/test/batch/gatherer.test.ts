import { describe, expect, test } from 'vitest'
import { Gatherer } from '../../src/batch/gatherer.ts'

function createGates() {
  const open: (() => void)[] = []
  return { open, closed: () => new Promise<void>((resolve) => open.push(resolve)) }
}

const turn = () => new Promise(setImmediate)

describe('Gatherer', () => {
  test('writes what comes in one turn together, and what comes meanwhile after it', async () => {
    const { open, closed } = createGates()
    const groups: (readonly number[])[] = []
    const gatherer = new Gatherer<number>((group) => {
      groups.push(group)
      return closed()
    })
    const ended: number[] = []
    const add = (item: number) => gatherer.add(item).then(() => ended.push(item))
    const all = [add(1), add(2)]
    await turn()
    all.push(add(3), add(4))
    await turn()
    expect(groups).toEqual([[1, 2]])
    expect(ended).toEqual([])
    open[0]?.()
    await turn()
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(ended).toEqual([1, 2])
    open[1]?.()
    await Promise.all(all)
    expect(ended).toEqual([1, 2, 3, 4])
  })

  test('tells a failure to those whose write it was, and goes on', async () => {
    let calls = 0
    const gatherer = new Gatherer<number>(async () => {
      calls += 1
      if (calls === 1) throw new Error('the disk is full')
    })
    const first = gatherer.add(1)
    await expect(first).rejects.toThrow('the disk is full')
    await expect(gatherer.add(2)).resolves.toBeUndefined()
  })
})

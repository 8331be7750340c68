import { describe, expect, test } from 'vitest'
import { countedRequestIds, randomRequestIds } from '../../src/service/request-id.ts'

describe('randomRequestIds', () => {
  test('returns a different id of 24 upper-case hexadecimal digits each time', () => {
    const { next } = randomRequestIds()
    const ids = Array.from({ length: 1000 }, next)
    expect(new Set(ids).size).toBe(1000)
    expect(ids.filter((id) => !/^[0-9A-F]{24}$/.test(id))).toEqual([])
  })

  test('returns different ids for each emulator', () => {
    expect(randomRequestIds().next()).not.toBe(randomRequestIds().next())
  })
})

describe('countedRequestIds', () => {
  test('counts from 1, and again after a reset', () => {
    const ids = countedRequestIds()
    expect([ids.next(), ids.next()]).toEqual([
      '000000000000000000000001',
      '000000000000000000000002',
    ])
    ids.reset()
    expect(ids.next()).toBe('000000000000000000000001')
  })
})

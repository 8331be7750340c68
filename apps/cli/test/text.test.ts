import { describe, expect, test } from 'vitest'
import { nearest } from '../src/command-line/nearest.ts'
import { checkBucket, checkKey, resolveObject } from '../src/command-line/object-address.ts'
import { humanBytes, humanDuration, table } from '../src/output/render.ts'

describe('nearest', () => {
  test.each([
    ['resise', 'resize'],
    ['rotaet', 'rotate'],
    ['blur ', 'blur'],
    ['xyzzy', undefined],
  ])('takes %j for %s', (word, expected) => {
    expect(nearest(word, ['resize', 'rotate', 'blur'])).toBe(expected)
  })
})

describe('table', () => {
  test('aligns wide characters', () => {
    expect(
      table([
        ['照片.jpg', '12'],
        ['a.jpg', '345'],
      ]),
    ).toBe('照片.jpg  12\na.jpg     345\n')
  })
})

describe('humanBytes', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [3267, '3.3 kB'],
    [123_456, '123 kB'],
    [5e12, '5.0 TB'],
  ])('writes %i as %s', (byteLength, expected) => {
    expect(humanBytes(byteLength)).toBe(expected)
  })
})

describe('humanDuration', () => {
  test.each([
    [12, '12 ms'],
    [12_400, '12 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
  ])('writes %i as %s', (milliseconds, expected) => {
    expect(humanDuration(milliseconds)).toBe(expected)
  })
})

describe('object addresses', () => {
  test('reads both forms', () => {
    expect(resolveObject({ address: 'oss://photos/a/图 片?.jpg' })).toEqual({
      bucket: 'photos',
      key: 'a/图 片?.jpg',
    })
    expect(resolveObject({ bucket: 'photos', key: 'a' })).toEqual({ bucket: 'photos', key: 'a' })
  })

  test.each([
    [{ address: 'photos/a' }, 'expected an address as oss://bucket/key, received "photos/a"'],
    [
      { address: 'oss://photos' },
      'expected an object as oss://bucket/key, received the bucket oss://photos',
    ],
    [
      { bucket: 'photos' },
      'expected an object as oss://bucket/key, or --bucket and --key; missing --key',
    ],
    [
      { address: 'oss://a/b', key: 'c' },
      'expected either oss://bucket/key or --bucket and --key, received both',
    ],
  ])('refuses %j', (given, message) => {
    expect(() => resolveObject(given)).toThrow(message)
  })

  test.each(['ab', 'Photos', 'a_b', '-ab', 'ab-', 'a'.repeat(64), ''])(
    'refuses the bucket %j',
    (name) => {
      expect(() => checkBucket(name)).toThrow('expected a bucket name')
    },
  )

  test.each(['', '/a', '\\a', 'é'.repeat(512)])('refuses the key %j', (key) => {
    expect(() => checkKey(key)).toThrow('expected a key')
  })
})

/** Whichever shortcuts the `imports` map chooses, the outcome is the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as node from '../src/shortcuts.node.ts'
import * as web from '../src/shortcuts.web.ts'

const text = fc.string({
  unit: fc.constantFrom('a', 'b', '=', '&', '%', '中', '\ud800'),
  maxLength: 8,
})

test('both have the same names', () => {
  expect(Object.keys(web).sort()).toEqual(Object.keys(node).sort())
})

test('splitOnce cuts at the first separator', () => {
  for (const { splitOnce } of [node, web]) {
    expect(splitOnce('a=b=c', '=')).toEqual(['a', 'b=c'])
    expect(splitOnce('a', '=')).toEqual(['a', ''])
  }
  fc.assert(
    fc.property(text, (given) => {
      expect(web.splitOnce(given, '=')).toEqual(node.splitOnce(given, '='))
    }),
  )
})

test('sortNames sorts by code unit, few names and many', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), (names) => {
      expect(node.sortNames([...names])).toEqual(web.sortNames([...names]))
    }),
  )
})

test('WELL_FORMED finds lone surrogates', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(node.WELL_FORMED.test(given)).toBe(web.WELL_FORMED.test(given))
    }),
  )
})

describe('forEachPair', () => {
  const pairs = [['a', '1'] as const, ['b', undefined] as const, ['c', ''] as const]
  test.each([
    { name: 'an object', given: Object.fromEntries(pairs) },
    { name: 'pairs', given: pairs },
    { name: 'a map', given: new Map(pairs) },
  ])('gives the pairs of $name that have a value', ({ given }) => {
    for (const { forEachPair } of [node, web]) {
      const seen: unknown[] = []
      const add = () => expect.unreachable()
      const fields = new Map()
      forEachPair<string>(given, (...all) => seen.push(all), add, fields)
      expect(seen).toEqual([
        ['a', '1', add, fields],
        ['c', '', add, fields],
      ])
    }
  })
})

test.each([
  {
    name: 'rememberLatestText',
    remember: (make: (text: string) => unknown) => node.rememberLatestText(make),
  },
  {
    name: 'rememberLatestFields',
    remember: (make: (text: string) => Map<string, string>) => node.rememberLatestFields(make),
  },
])('$name makes anew for another text only', ({ remember }) => {
  const made: string[] = []
  const make = remember((given) => {
    made.push(given)
    return new Map([[given, given]])
  })
  expect(['', '', 'a', 'a', ''].map(make)).toEqual(
    ['', '', 'a', 'a', ''].map((given) => new Map([[given, given]])),
  )
  expect(made).toEqual(['', 'a', ''])
})

test.each([
  { credentials: { accessKeyId: 'other' } },
  { credentials: { accessKeySecret: 'other' } },
  { credentials: { securityToken: 'other' } },
  { options: { region: 'other' } },
  { options: { product: 'other' } },
  { options: { cloudBoxId: 'other' } },
  { instant: 2000 },
])('rememberLatestContext makes a context anew for %j', ({ credentials, options, instant }) => {
  const made: unknown[] = []
  const resolve = node.rememberLatestContext((...given) => made.push(given))
  const identity = { accessKeyId: 'ak', accessKeySecret: 'sk', securityToken: 't' }
  const service = { region: 'r', product: 'p', cloudBoxId: 'c' }
  resolve(identity, service, 1000)
  resolve({ ...identity }, { ...service }, 1999)
  expect(made).toHaveLength(1)
  const changed = [
    { ...identity, ...credentials },
    { ...service, ...options },
    instant ?? 1000,
  ] as const
  resolve(...changed)
  expect(made[1]).toEqual(changed)
  resolve(identity, service, 1000)
  expect(made).toHaveLength(3)
})

test('unlessUsualElements reads what every official SDK writes, and leaves the rest', () => {
  const read = node.unlessUsualElements((authorization) => ['read', authorization])
  const usual = 'OSS4-HMAC-SHA256 Credential=a/b=c,AdditionalHeaders=host;range,Signature=00'
  expect(read(usual)).toEqual(['OSS4-HMAC-SHA256', 'a/b=c', '00', 'host;range'])
  const plain = usual.replace(/,Additional[^,]*/, '')
  expect(read(plain)).toEqual(['OSS4-HMAC-SHA256', 'a/b=c', '00', undefined])
  for (const other of [
    usual.replace(',', ', '),
    usual.replace('Signature=', 'Extra=1,Signature='),
    usual.replace('OSS4', 'OSS'),
    `${usual},Signature=00`,
    'OSS ak:c2ln',
    '',
  ]) {
    expect(read(other)).toEqual(['read', other])
  }
})

/**
 * Requests from a seed: what `requests.ts` generates, without the machinery that makes failing cases
 * smaller, which costs a hundred times as much as signing.
 */
import type { Generated } from './requests.ts'

/** Returns a whole number from 0 to below the limit. */
type Random = (limit: number) => number

/** Mulberry32: the same numbers for the same seed on every engine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

const AWKWARD = [
  ...[' ', '+', '~', "'", '(', ')', '!', '*', '/', '//', '.', '..', '%', '%2F', '?', '#', '&', '='],
  ...[':', '@', '中文', 'é', 'e\u0301', '😀', 'Z', '_', '-', '\\', '\t', '"', '\0', '\x7f', '\x80'],
]
const LETTERS = 'abcXYZ019 ,;=/+"\'()~%'
const QUERY_NAMES = ['x-oss-process', 'acl', 'versionId', 'a-b', 'aB', 'a_b']
const HEADER_NAMES = [
  ...['Content-Type', 'content-md5', 'X-Oss-Meta-A', 'x-oss-meta-a-b', 'x-oss-acl'],
  ...['range', 'Cache-Control', 'host', 'user-agent'],
]
const ADDITIONAL = ['range', 'Cache-Control', 'HOST', 'user-agent', 'Content-Type']

/** Makes a request of whatever a key, a query and headers may hold. */
export function randomRequest(random: Random): Generated {
  const one = <T>(values: readonly [T, ...T[]] | readonly T[]): T =>
    values[random(values.length)] as T
  const text = (longest: number): string =>
    Array.from({ length: random(longest + 1) }, () => {
      if (random(3) > 0) return one(AWKWARD)
      const codePoint = random(0x10f7ff)
      return String.fromCodePoint(codePoint < 0xd800 ? codePoint : codePoint + 0x800)
    }).join('')
  const query = Object.fromEntries(
    Array.from({ length: random(6) }, () => [
      random(2) > 0 ? one(QUERY_NAMES) : `q${text(3)}`,
      random(3) > 0 ? text(4) : one([null, '']),
    ]),
  )
  const headers = Object.fromEntries(
    HEADER_NAMES.filter(() => random(3) === 0).map((name) => [
      name,
      `v${Array.from({ length: random(9) }, () => LETTERS[random(LETTERS.length)]).join('')}`.trim(),
    ]),
  )
  const securityToken = one([undefined, '', 'CAIS+/='])
  return {
    request: {
      method: one(['GET', 'PUT', 'POST', 'HEAD', 'DELETE']),
      bucket: one(['b', 'examplebucket', 'with-hyphen']),
      key: text(6),
      query,
      headers,
    },
    credentials: {
      accessKeyId: one(['LTAI5tExample', 'STS.NUxExample']),
      accessKeySecret: one(['secret', 's+/=', 'x'.repeat(70)]),
      securityToken,
    },
    date: new Date(Date.UTC(2023, 0, 1) + random(220_752_000) * 1000),
    additionalHeaders: ADDITIONAL.filter(() => random(3) === 0),
  }
}

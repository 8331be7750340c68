import { outputSize } from '@oss-process/process-string/geometry'
import { safeParse } from '@oss-process/process-string/parse'
import { describe, expect, test } from 'vitest'

/**
 * A million separators of each kind. With a quadratic step anywhere these tests take hours, and the
 * runner's time limit ends them; nothing is timed.
 */
const many = 1_000_000
const cases: readonly (readonly [string, string, boolean])[] = [
  ['commas', `image/resize,w_1${','.repeat(many)}`, true],
  ['slashes', `image/${'/'.repeat(many)}`, false],
  ['bars', `image/flip,1${'|'.repeat(many)}`, false],
  ['underscores', `image/resize,w_1,${'_'.repeat(many)}`, true],
  ['equals signs', `style/a|sys/saveas,o_YQ${'='.repeat(many)}`, false],
  ['slashes in a target', `style/a|sys/saveas,o_${'a/'.repeat(many / 2)}`, false],
  ['digits', `image/rotate,${'9'.repeat(many)}`, false],
  ['letters of a name', `image/${'a'.repeat(many)}`, true],
  [
    'known actions',
    `image/${Array(many / 10)
      .fill('flip,1')
      .join('/')}`,
    true,
  ],
  ['formats before a resize', `image/${'format,webp/'.repeat(many / 10)}resize,w_1`, true],
  [
    'watermarks',
    `image/${Array(many / 20)
      .fill('watermark,image_YQ')
      .join('/')}`,
    true,
  ],
  [
    'watermarks before other actions',
    `image/${'watermark,image_YQ/'.repeat(many / 20)}${'flip,1/'.repeat(many / 5)}flip,1`,
    true,
  ],
  [
    'actions that must be alone',
    `image/${Array(many / 20)
      .fill('info')
      .join('/')}`,
    false,
  ],
  [
    'unknown actions',
    `image/${Array(many / 20)
      .fill('abcdefgh')
      .join('/')}`,
    true,
  ],
  ['repeated parameters', `image/resize${',w_1'.repeat(many / 10)}`, true],
  ['unknown parameters', `image/resize,w_1${',z_1'.repeat(many / 20)}`, true],
  ['unknown parameters of inputs', `audio/concat,f_aac${'/pre,o_YQ,z_1'.repeat(many / 20)}`, false],
  ['inputs', `audio/concat,f_aac${'/pre,o_YQ'.repeat(many / 20)}`, false],
  ['trailing actions', `video/info${'/zzz'.repeat(many / 20)}`, true],
]

describe('safeParse', () => {
  test.each(cases)('reads many %s in linear time', { timeout: 60_000 }, (_, text, ok) => {
    expect(safeParse(text).ok).toBe(ok)
  })

  test('a style of a watermark picture cannot nest without end', () => {
    let style = 'image/resize,w_1'
    for (let depth = 0; depth < 10; depth += 1) {
      const image = Buffer.from(`a?x-oss-process=${style}`).toString('base64url')
      style = `image/watermark,image_${image}`
    }
    expect(safeParse(style)).toMatchObject({ ok: false, issues: [{ code: 'WATERMARK_NESTED' }] })
  })
})

describe('outputSize', () => {
  test('follows many actions in linear time', { timeout: 60_000 }, () => {
    const style = `image/${Array(many / 10)
      .fill('rotate,90')
      .join('/')}`
    expect(outputSize(style, { width: 4, height: 3 })).toEqual({ width: 4, height: 3 })
  })
})

import { describe, expect, test } from 'vitest'
import { hasError, proposedKey, readText } from '../../src/style/reading.ts'

const source = { width: 400, height: 200 }

describe('readText', () => {
  test('predicts the size and says what happens', () => {
    const reading = readText('image/resize,w_100|sys/saveas,o_YS5qcGc', source)
    expect(reading.style).toBe('image/resize,w_100')
    expect(reading.forecast).toMatchObject({ kind: 'picture', size: { width: 100, height: 50 } })
    expect(reading.sentences).toHaveLength(2)
  })

  test('follows a pipeline to its end', () => {
    const reading = readText('image/resize,w_100|image/rotate,90|sys/saveas,o_YQ', source)
    expect(reading.style).toBe('image/resize,w_100|image/rotate,90')
    expect(reading.forecast).toMatchObject({ kind: 'picture', size: { width: 50, height: 100 } })
    expect(reading.sentences[1]).toBe('then, on the result: turn clockwise by 90 degrees')
  })

  test('takes what geometry refuses for an issue', () => {
    const reading = readText('image/crop,x_900,w_10', source)
    expect(reading.issues.map(({ code }) => code)).toEqual(['CROP_OUTSIDE'])
    expect(hasError(reading)).toBe(true)
  })

  test('says of a URL without a style that it carries none', () => {
    const { issues } = readText('https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?v=2', source)
    expect(issues.map(({ message }) => message)).toEqual([
      'this URL carries no x-oss-process, so there is no style in it',
    ])
  })

  test.each([
    ['image/info', 'text'],
    ['image/slim,1', 'unknown'],
    ['style/thumb', 'unknown'],
    ['image/flip,1|style/thumb', 'unknown'],
    ['', 'picture'],
  ])('foresees for %o: %s', (text, kind) => {
    expect(readText(text, source).forecast.kind).toBe(kind)
  })
})

describe('proposedKey', () => {
  test('ends in the format of the style', () => {
    expect(proposedKey(readText('image/format,webp', source))).toBe('saved/result.webp')
    expect(proposedKey(readText('style/a', source))).toBe('saved/result.jpg')
    expect(proposedKey(readText('style/format', source))).toBe('saved/result.jpg')
    const pipeline = 'image/format,webp|image/format,png|image/flip,1'
    expect(proposedKey(readText(pipeline, source))).toBe('saved/result.png')
  })
})

import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/batch/template.ts'

describe('parseTemplate', () => {
  test.each([
    ['{dir}/{name}_{width}.{ext}', 'a/b/c.jpg', 'a/b/c_100.webp'],
    ['{dir}/{name}_{width}.{ext}', 'c.jpg', 'c_100.webp'],
    ['thumbs/{key}', 'a/c.jpg', 'thumbs/a/c.jpg'],
    ['t/{base}', 'a/c.tar.gz', 't/c.tar.gz'],
    ['{name}', '.hidden', '.hidden'],
    ['{name}-{height}', 'a/图.png', '图-50'],
  ])('%s of %s is %s', (template, key, target) => {
    const style = { width: 100, height: 50, extension: 'webp' }
    expect(parseTemplate(template, style).targetOf(key)).toBe(target)
  })

  test('keeps the extension of the source when the style names no format', () => {
    expect(parseTemplate('{name}.{ext}', {}).targetOf('a.jpg')).toBe('a.jpg')
  })

  test.each([
    ['{key}', true],
    ['x/{key}.webp', true],
    ['{dir}/{base}', true],
    ['{name}.webp', false],
    ['{dir}/{name}.{ext}', false],
    ['{dir}{base}', false],
    ['fixed', false],
  ])('says of %s whether it keeps sources apart: %s', (template, expected) => {
    expect(parseTemplate(template, { extension: 'webp' }).isInjective).toBe(expected)
  })

  test.each([
    ['', 'expected a target such as {dir}/{name}.{ext}, received none'],
    [
      '{nam}',
      'expected one of {key} {dir} {base} {name} {ext} {width} {height} in the target, received {nam}',
    ],
    [
      '{name}_{width}',
      '{width} of the target "{name}_{width}" has no value: the style does not resize to a width',
    ],
  ])('refuses %j', (template, message) => {
    expect(() => parseTemplate(template, {})).toThrow(message)
  })
})

import { describe, expect, test } from 'vitest'
import { readPasted } from '../../src/style/pasted-text.ts'

describe('readPasted', () => {
  const style = 'image/resize,w_100/format,webp'
  test.each([
    ['the string itself', ` ${style}\n`],
    ['a string in quotes', `'${style}',`],
    ['an encoded string', 'image%2Fresize%2Cw_100%2Fformat%2Cwebp'],
    ['a URL', `https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=${style}&v=2`],
    [
      'an encoded URL',
      `https://b.example/a.jpg?v=2&x-oss-process=${encodeURIComponent(style)}#top`,
    ],
    ['a form body', `x-oss-process=${style}`],
    ['an attribute', `<img src="/a.jpg?x-oss-process=${style}">`],
  ])('finds the process string in %s', (_, pasted) => {
    expect(readPasted(pasted)).toBe(style)
  })

  test('keeps the target of a form body', () => {
    const text = 'image/resize,w_1|sys/saveas,o_aw==,b_YjEy'
    expect(readPasted(`x-oss-process=${text}`)).toBe(text)
  })

  test('gives broken escapes back as they are', () => {
    expect(readPasted('?x-oss-process=image%2')).toBe('image%2')
  })
})

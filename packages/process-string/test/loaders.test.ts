/** The loaders without the frameworks; `compat/` checks them against the frameworks' own types. */
import { ossLoader, ossLoaderWith } from '@oss-process/process-string/next'
import nuxtProvider, { getImage } from '@oss-process/process-string/nuxt'
import { extract, generate, transform } from '@oss-process/process-string/unpic'
import { describe, expect, test } from 'vitest'

const bucket = 'https://b.oss-cn-hangzhou.aliyuncs.com'

/** The style of a URL, decoded. */
const styleIn = (url: string) => new URL(url, bucket).searchParams.get('x-oss-process')

describe('ossLoader', () => {
  test('writes the width and the quality', () => {
    const url = ossLoader({ src: `${bucket}/a.jpg`, width: 640, quality: 75 })
    expect(url).toBe(`${bucket}/a.jpg?x-oss-process=image%2Fresize%2Cw_640%2Fquality%2CQ_75`)
  })

  test.each([
    ['/a.jpg', `${bucket}/a.jpg`],
    ['a.jpg', `${bucket}/a.jpg`],
    ['/photos/a.jpg', `${bucket}/photos/a.jpg`],
    ['photos//a.jpg', `${bucket}/photos//a.jpg`],
    ['https://other.example/a.jpg', 'https://other.example/a.jpg'],
    ['//other.example/a.jpg', '//other.example/a.jpg'],
  ])('puts the bucket before the path %s', (src, expected) => {
    for (const baseUrl of [bucket, `${bucket}/`, `${bucket}//`]) {
      const url = ossLoaderWith({ baseUrl, format: 'webp' })({ src, width: 64 })
      expect(url.split('?')[0]).toBe(expected)
      expect(styleIn(url)).toBe('image/resize,w_64/format,webp')
    }
  })

  test.each(['/a.jpg', 'photos/a.jpg', '../a.jpg'])(
    'leaves %s as it is without a bucket',
    (src) => {
      expect(ossLoader({ src, width: 64 })).toBe(`${src}?x-oss-process=image%2Fresize%2Cw_64`)
      const { url } = getImage(src, { modifiers: { width: 64 } })
      expect(url).toBe(`${src}?x-oss-process=image%2Fresize%2Cw_64`)
    },
  )

  test.each(['/logo.svg', '/logo.SVG?v=1'])('returns %s unchanged', (src) => {
    expect(ossLoaderWith({ baseUrl: bucket })({ src, width: 64 })).toBe(`${bucket}${src}`)
  })

  test('refuses a format that the service does not have', () => {
    expect(() => ossLoaderWith({ format: 'jxl' })({ src: '/a.jpg', width: 64 })).toThrow(
      'format format: expected one of jpg, jpeg, png, webp, bmp, gif, tiff, heic, avif, received "jxl"',
    )
  })
})

describe('getImage of Nuxt', () => {
  test.each([
    [{ width: 300 }, 'image/resize,w_300'],
    [{ height: '200' }, 'image/resize,h_200'],
    [{ width: 300, height: 200 }, 'image/resize,m_fill,w_300,h_200'],
    [{ width: 300.4, height: 200, fit: 'inside' }, 'image/resize,m_lfit,w_300,h_200'],
    [
      { width: 300, height: 200, fit: 'contain', background: '#00ff00' },
      'image/resize,m_pad,w_300,h_200,color_00ff00',
    ],
    [{ width: 300, height: 200, fit: 'contain' }, 'image/resize,m_pad,w_300,h_200'],
    [{ width: 3, height: 2, fit: 'cover', background: '#00ff00' }, 'image/resize,m_fill,w_3,h_2'],
    [{ width: 3, height: 2, fit: 'fill' }, 'image/resize,m_fixed,w_3,h_2'],
    [{ width: 3, height: 2, fit: 'outside' }, 'image/resize,m_mfit,w_3,h_2'],
    [{ width: 300, height: 200, fit: 'fixed' }, 'image/resize,m_fixed,w_300,h_200'],
    [{ quality: '80', format: 'webp' }, 'image/quality,Q_80/format,webp'],
    [{ format: 'auto' }, null],
    [{}, null],
  ])('reads %o', (modifiers, style) => {
    const { url } = getImage('/a.jpg', { baseURL: bucket, modifiers })
    expect(url.split('?')[0]).toBe(`${bucket}/a.jpg`)
    expect(styleIn(url)).toBe(style)
  })

  test('refuses a fit that it does not know', () => {
    const modifiers = { width: 1, height: 1, fit: 'constructor' }
    expect(() => getImage('/a.jpg', { modifiers })).toThrow(
      'resize mode: expected one of lfit, mfit, fill, pad, fixed, received "constructor"',
    )
  })

  test.each(['00#ff00', '##00ff00'])('refuses the background %s', (background) => {
    const modifiers = { width: 1, height: 1, fit: 'contain', background }
    expect(() => getImage('/a.jpg', { modifiers })).toThrow(
      'resize color: expected six hexadecimal digits',
    )
  })

  test('is a member of the provider', () => {
    expect(nuxtProvider()).toEqual({ getImage })
  })
})

describe('unpic', () => {
  test.each([
    [{ width: 300 }, 'image/resize,w_300'],
    [{ width: 300, height: 200 }, 'image/resize,m_fill,w_300,h_200'],
    [{ width: '300', quality: 80, format: 'avif' }, 'image/resize,w_300/quality,Q_80/format,avif'],
  ])('generates from %o', (operations, style) => {
    expect(styleIn(generate('/a.jpg?x-oss-process=style/s', operations))).toBe(style)
  })

  test('removes the style when no operation is given', () => {
    expect(generate('/a.jpg?x-oss-process=style/s&v=1', {})).toBe('/a.jpg?v=1')
  })

  test.each([
    ['', {}],
    ['image/resize,w_300', { width: 300 }],
    ['image/resize,m_lfit,h_300', { height: 300 }],
    ['image/resize,w_300,h_200', { width: 300, height: 200, fit: 'inside' }],
    [
      'image/resize,m_pad,w_3,h_2,color_FF0000/format,png/quality,Q_80',
      { width: 3, height: 2, fit: 'contain', background: 'FF0000', format: 'png', quality: 80 },
    ],
  ])('extracts %s', (style, operations) => {
    const query = style === '' ? '' : `&x-oss-process=${encodeURIComponent(style)}`
    expect(extract(`${bucket}/a.jpg?v=1${query}`)).toStrictEqual({
      src: `${bucket}/a.jpg?v=1`,
      operations,
    })
  })

  test.each([
    ['another action', 'image/resize,w_300/rotate,90'],
    ['an unknown action', 'image/slim,1'],
    ['a named style', 'style/small'],
    ['a square', 'image/resize,m_fill,w_300'],
    ['a filled square', 'image/resize,m_pad,h_300'],
    ['an action without options', 'image/info'],
    ['a longest edge', 'image/resize,l_300'],
    ['a relative quality', 'image/quality,q_80'],
    ['two sizes', 'image/resize,w_300/resize,w_200'],
    ['an unknown parameter', 'image/resize,w_300,z_1'],
    ['no style at all', 'resize'],
  ])('does not extract %s', (_, style) => {
    expect(extract(`/a.jpg?x-oss-process=${style}`)).toBeNull()
  })

  test('rethrows errors that are not about the style', () => {
    expect(() => extract(undefined as unknown as string)).toThrow(TypeError)
  })

  test('does not extract a signed URL', () => {
    expect(extract('/a.jpg?x-oss-signature=1')).toBeNull()
  })

  test('merges operations into an existing style', () => {
    const url = transform('/a.jpg?x-oss-process=image/resize,w_300/format,png', { width: 100 })
    expect(styleIn(url)).toBe('image/resize,w_100/format,png')
    expect(styleIn(transform(url, { width: undefined, quality: 80 }))).toBe(
      'image/resize,w_100/quality,Q_80/format,png',
    )
    expect(
      styleIn(transform('/a.jpg?x-oss-process=style/s', { width: 100, height: undefined })),
    ).toBe('image/resize,w_100')
  })

  test.each([
    [{ width: 300 }],
    [{ width: 300, height: 200, fit: 'cover' }],
    [{ height: 20, format: 'webp', quality: 7 }],
  ])('extracts what it generated: %o', (operations) => {
    expect(extract(generate('/a.jpg', operations))).toEqual({ src: '/a.jpg', operations })
  })
})

import { format, image, resize, saveAs } from '@oss-process/process-string'
import { parse } from '@oss-process/process-string/parse'
import { picture, pictureHtml, processedUrl, srcset } from '@oss-process/process-string/url'
import { describe, expect, test } from 'vitest'

const object = 'https://b.oss-cn-hangzhou.aliyuncs.com/photos/a.jpg'
const small = image(resize({ width: 100 }))

function issueOf(run: () => unknown): object {
  try {
    run()
  } catch (error) {
    const { issues } = error as { issues: readonly { code: string; message: string }[] }
    const [{ code, message } = { code: '', message: '' }] = issues
    return { code, message }
  }
  return expect.fail('nothing was thrown')
}

describe('processedUrl', () => {
  test.each([
    ['an absolute URL', object, `${object}?x-oss-process=image%2Fresize%2Cw_100`],
    ['a path', '/a.jpg', '/a.jpg?x-oss-process=image%2Fresize%2Cw_100'],
    ['a relative path', '../a b.jpg', '../a b.jpg?x-oss-process=image%2Fresize%2Cw_100'],
    ['no scheme', '//b.example/a', '//b.example/a?x-oss-process=image%2Fresize%2Cw_100'],
    [
      'other parameters',
      '/a?versionId=1&v',
      '/a?versionId=1&v&x-oss-process=image%2Fresize%2Cw_100',
    ],
    ['a fragment', '/a#top#?x', '/a?x-oss-process=image%2Fresize%2Cw_100#top#?x'],
    ['a style', '/a?x-oss-process=style/s&v=1', '/a?v=1&x-oss-process=image%2Fresize%2Cw_100'],
    ['an escaped style', '/a?x%2Doss-process=style/s', '/a?x-oss-process=image%2Fresize%2Cw_100'],
    ['a stray percent sign', '/100%.jpg?%=1', '/100%.jpg?%=1&x-oss-process=image%2Fresize%2Cw_100'],
    ['dots in the key', '/a/../b.jpg', '/a/../b.jpg?x-oss-process=image%2Fresize%2Cw_100'],
  ])('keeps %s', (_, url, expected) => {
    expect(processedUrl(url, small)).toBe(expected)
  })

  test('takes a URL object and the text of a style', () => {
    expect(processedUrl(new URL(object), 'style/small')).toBe(
      `${object}?x-oss-process=style%2Fsmall`,
    )
  })

  test.each([
    ['V4', `${object}?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-signature=secret`],
    ['V1', `${object}?OSSAccessKeyId=id&Expires=1&Signature=secret`],
  ])('refuses a URL with a %s signature and does not repeat it', (_, url) => {
    expect(issueOf(() => processedUrl(url, small))).toEqual({
      code: 'URL_SIGNED',
      message:
        'url: expected a URL without a signature; a style is signed with its URL by presign, received "a signed URL"',
    })
  })

  test.each([
    ['an empty URL', '', 'style/s', 'URL_INVALID'],
    ['a data URL', 'data:image/png;base64,AA', 'style/s', 'URL_INVALID'],
    ['an empty style', '/a', '', 'STYLE_EMPTY'],
    ['a style that saves', '/a', 'style/s|sys/saveas,o_aw==', 'SYS_PART_PRESENT'],
    ['half a character', '/a', 'image/\ud83d', 'VALUE_NOT_UNICODE'],
  ])('refuses %s', (_, url, style, code) => {
    expect(issueOf(() => processedUrl(url, style))).toMatchObject({ code })
  })

  test('refuses a process string', () => {
    // @ts-expect-error a GET cannot save
    expect(() => processedUrl('/a', saveAs(small, { key: 'k' }))).toThrow(TypeError)
  })
})

describe('srcset', () => {
  const style = (width: number) => image(resize({ width }))

  test('gives one candidate a width', () => {
    expect(srcset('/a.jpg', { widths: [320, 640], style })).toBe(
      '/a.jpg?x-oss-process=image%2Fresize%2Cw_320 320w, /a.jpg?x-oss-process=image%2Fresize%2Cw_640 640w',
    )
  })

  test.each([
    ['leaves out what is wider than the source', [320, 640, 1280], 640, [320, 640]],
    ['takes the source’s width when all are wider', [640, 1280], 500, [500]],
    ['drops repeated widths', [320, 320], undefined, [320]],
  ])('%s', (_, widths, sourceWidth, expected) => {
    const candidates = srcset('/a.jpg', { widths, style, sourceWidth }).split(', ')
    expect(candidates.map((candidate) => candidate.split(' ')[1])).toEqual(
      expected.map((width) => `${width}w`),
    )
  })

  test('escapes what would end a candidate', () => {
    expect(srcset(',a b.jpg#c,', { widths: [1], style: () => 'style/s' })).toBe(
      '%2Ca%20b.jpg?x-oss-process=style%2Fs#c%2C 1w',
    )
  })

  test.each([
    ['no width', [], 'srcset widths: expected at least one width, received nothing'],
    ['a bad width', [0], 'srcset widths 0: expected an integer from 1 to 16384, received 0'],
  ])('refuses %s', (_, widths, message) => {
    expect(issueOf(() => srcset('/a', { widths, style }))).toMatchObject({ message })
  })
})

describe('picture', () => {
  const options = {
    widths: [320, 640],
    sizes: '50vw',
    style: (width: number, name: 'avif' | 'webp' | 'jpg' | 'png' | 'gif') =>
      image(resize({ width }), format(name)),
  }

  test('gives a source for each format and the widest fallback', () => {
    const { sources, img } = picture('/a.jpg', options)
    expect(sources.map(({ type, sizes }) => [type, sizes])).toEqual([
      ['image/avif', '50vw'],
      ['image/webp', '50vw'],
    ])
    expect(img).toEqual({
      src: '/a.jpg?x-oss-process=image%2Fresize%2Cw_640%2Fformat%2Cjpg',
      srcset:
        '/a.jpg?x-oss-process=image%2Fresize%2Cw_320%2Fformat%2Cjpg 320w, ' +
        '/a.jpg?x-oss-process=image%2Fresize%2Cw_640%2Fformat%2Cjpg 640w',
      sizes: '50vw',
    })
    for (const candidate of sources.flatMap((source) => source.srcset.split(', '))) {
      const [url = ''] = candidate.split(' ')
      const text = new URLSearchParams(url.split('?')[1]).get('x-oss-process') ?? ''
      expect(parse(text).style.kind).toBe('image')
    }
  })

  test('is written as escaped HTML', () => {
    const one = picture('/a.jpg?a=1&b', { ...options, widths: [320], formats: ['webp'] })
    expect(pictureHtml(one, { alt: 'a "<b>"', width: 320, loading: 'lazy' })).toBe(
      [
        '<picture>',
        '  <source type="image/webp" srcset="/a.jpg?a=1&amp;b&amp;x-oss-process=image%2Fresize%2Cw_320%2Fformat%2Cwebp 320w" sizes="50vw">',
        '  <img src="/a.jpg?a=1&amp;b&amp;x-oss-process=image%2Fresize%2Cw_320%2Fformat%2Cjpg" srcset="/a.jpg?a=1&amp;b&amp;x-oss-process=image%2Fresize%2Cw_320%2Fformat%2Cjpg 320w" sizes="50vw" alt="a &quot;&lt;b>&quot;" width="320" loading="lazy">',
        '</picture>',
      ].join('\n'),
    )
  })
})

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
    ['a colon', '/photos:11/a.jpg', '/photos:11/a.jpg?x-oss-process=image%2Fresize%2Cw_100'],
    ['plain http', 'http://b.example/a', 'http://b.example/a?x-oss-process=image%2Fresize%2Cw_100'],
    ['capitals', 'HTTPS://b.example/a', 'HTTPS://b.example/a?x-oss-process=image%2Fresize%2Cw_100'],
    ['a second ?', '/a?b=1?c=2', '/a?b=1?c=2&x-oss-process=image%2Fresize%2Cw_100'],
    [
      'a name like a signature’s',
      '/a?signatures=1&x=signature',
      '/a?signatures=1&x=signature&x-oss-process=image%2Fresize%2Cw_100',
    ],
    ['dots in the key', '/a/../b.jpg', '/a/../b.jpg?x-oss-process=image%2Fresize%2Cw_100'],
  ])('keeps %s', (_, url, expected) => {
    expect(processedUrl(url, small)).toBe(expected)
  })

  test('accepts a URL object and the text of a style', () => {
    expect(processedUrl(new URL(object), 'style/small')).toBe(
      `${object}?x-oss-process=style%2Fsmall`,
    )
  })

  test.each([
    ['V4', `${object}?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-signature=secret`],
    ['V1', `${object}?OSSAccessKeyId=id&Expires=1&Signature=secret`],
    ['S3 V4', `${object}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=secret`],
    ['S3 V2', `${object}?AWSAccessKeyId=id&Expires=1&Signature=secret`],
  ])('refuses a URL with a %s signature and does not repeat it', (_, url) => {
    expect(issueOf(() => processedUrl(url, small))).toEqual({
      code: 'URL_SIGNED',
      message:
        'url: expected a URL without a signature; a style is signed with its URL by presign, received "a signed URL"',
    })
  })

  test.each([
    [
      'an empty URL',
      '',
      'style/s',
      'URL_INVALID',
      'url: expected an http or https URL, or a path, received ""',
    ],
    [
      'a data URL',
      'data:image/png;base64,AAAAAAAAAAAAAAAAAAAAAAAA',
      'style/s',
      'URL_INVALID',
      'url: expected an http or https URL, or a path, received "data:image/png;base64,AAAAAAAAAAAAAAAAAA"',
    ],
    [
      'an empty style',
      '/a',
      '',
      'STYLE_EMPTY',
      'style: expected a style such as image/resize,w_100, received ""',
    ],
    [
      'a style that saves',
      '/a',
      'style/s|sys/saveas,o_aw==',
      'SYS_PART_PRESENT',
      'style: expected no sys/ part, a GET cannot save, received "style/s|sys/saveas,o_aw=="',
    ],
    [
      'a target alone',
      '/a',
      'sys/saveas,o_aw==',
      'SYS_PART_PRESENT',
      'style: expected no sys/ part, a GET cannot save, received "sys/saveas,o_aw=="',
    ],
    [
      'half a character',
      '/a',
      'image/\ud83d',
      'VALUE_NOT_UNICODE',
      'style: expected well-formed text, received "image/\\ud83d"',
    ],
  ])('refuses %s', (_, url, style, code, message) => {
    expect(issueOf(() => processedUrl(url, style))).toEqual({ code, message })
  })

  test('accepts a style in which a word ends with sys/', () => {
    expect(processedUrl('/a', 'style/asys/b')).toBe('/a?x-oss-process=style%2Fasys%2Fb')
  })

  test.each([
    [null, 'object'],
    [undefined, 'undefined'],
    [5, 'number'],
    [{}, 'object'],
  ])('throws a TypeError for the style %o', (value, type) => {
    const message = `expected a style or its text, received ${type}`
    const style = value as unknown as string
    expect(() => processedUrl('/a', style)).toThrow(new TypeError(message))
  })

  test('refuses a process string', () => {
    // @ts-expect-error a GET cannot save
    expect(() => processedUrl('/a', saveAs(small, { key: 'k' }))).toThrow(TypeError)
  })
})

describe('srcset', () => {
  const style = (width: number) => image(resize({ width }))

  test('returns one candidate for each width', () => {
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

  test('escapes characters that would end a candidate', () => {
    expect(srcset(',a, b.jpg#c,', { widths: [1], style: () => 'style/s' })).toBe(
      '%2Ca,%20b.jpg?x-oss-process=style%2Fs#c%2C 1w',
    )
  })

  test.each([
    [
      'no width',
      { widths: [] },
      ['PARAMETER_MISSING', 'srcset widths: expected at least one width, received nothing'],
      ['widths'],
    ],
    [
      'a bad width',
      { widths: [1, 0] },
      ['VALUE_OUT_OF_RANGE', 'srcset widths 1: expected an integer from 1 to 16384, received 0'],
      ['widths', 1],
    ],
    [
      'a bad width of the source',
      { widths: [1], sourceWidth: 1.5 },
      ['VALUE_WRONG_TYPE', 'srcset sourceWidth: expected an integer from 1 to 16384, received 1.5'],
      ['sourceWidth'],
    ],
  ])('refuses %s', (_, options, [code, message], path) => {
    const run = () => srcset('/a', { ...options, style })
    expect(run).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ path })] }))
    expect(issueOf(run)).toEqual({ code, message })
  })
})

describe('picture', () => {
  const options = {
    widths: [320, 640],
    sizes: '50vw',
    style: (width: number, name: 'avif' | 'webp' | 'jpg' | 'png' | 'gif') =>
      image(resize({ width }), format(name)),
  }

  test('returns a source for each format and the widest fallback', () => {
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

  test('takes the widest candidate, whatever its position, and needs no sizes', () => {
    const address = '/a.jpg?x-oss-process=style%2F'
    const style = (width: number, name: string) => `style/${name}${width}`
    expect(
      picture('/a.jpg', { widths: [640, 1280, 320], style, formats: ['gif'], fallback: 'png' }),
    ).toStrictEqual({
      sources: [
        {
          type: 'image/gif',
          srcset: `${address}gif640 640w, ${address}gif1280 1280w, ${address}gif320 320w`,
        },
      ],
      img: {
        src: `${address}png1280`,
        srcset: `${address}png640 640w, ${address}png1280 1280w, ${address}png320 320w`,
      },
    })
  })

  test('leaves out attributes that are undefined', () => {
    const img = { src: '/a', srcset: '/a 1w' }
    expect(pictureHtml({ sources: [], img }, { alt: '', width: undefined, height: 2 })).toBe(
      '<picture>\n  <img src="/a" srcset="/a 1w" alt="" height="2">\n</picture>',
    )
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

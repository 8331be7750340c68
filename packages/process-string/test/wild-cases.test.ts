/**
 * Styles as people write and paste them, from public strings, reports and questions. Each row is one
 * example of a kind, with its right outcome.
 */
import { ProcessStringError } from '@oss-process/process-string'
import { explain } from '@oss-process/process-string/explain'
import { parse, safeParse } from '@oss-process/process-string/parse'
import { describe, expect, test } from 'vitest'

const base64url = (text: string) => Buffer.from(text).toString('base64url')

/** Errors and warnings, each in a line; hints are advice on what is right. */
function problems(text: string): readonly string[] {
  return safeParse(text)
    .issues.filter(({ severity }) => severity !== 'hint')
    .map(({ severity, message }) => `${severity}: ${message}`)
}

function fixOf(text: string): string | undefined {
  return safeParse(text).issues.find(({ fix }) => fix !== undefined)?.fix
}

describe('what production sites send', () => {
  test.each([
    ['a documented pipeline', 'image/resize,w_100|image/format,jpg'],
    [
      'seven actions',
      'image/resize,w_1/crop,w_1/flip,1/rotate,90/blur,r_3,s_2/bright,9/format,png',
    ],
    ['a style that is built into the service', 'style/::h264-mp4-1080p'],
    [
      'a target with a variable',
      `style/::h264-mp4-1080p|sys/saveas,b_${base64url('outbucket')},o_${base64url('outobjprefix.{autoext}')}`,
    ],
    ['Base64 with padding and with none', 'image/watermark,text_SGk=,type_d3F5LW1pY3JvaGVp'],
    ['emoji, Korean and Arabic', `image/watermark,text_${base64url('😀 한국 عربي')}`],
    ['text of 64 bytes', `image/watermark,text_${base64url(`${'一'.repeat(21)}x`)}`],
  ])('%s passes: %s', (_, text) => {
    expect(problems(text)).toEqual([])
  })

  test.each([
    [
      'image//resize,s_600/quality,q_80/auto-orient,0/interlace,1/format,jpg',
      'image: expected an action between two slashes, received "//"; write image/resize,s_600/quality,q_80/auto-orient,0/interlace,1/format,jpg',
    ],
    [
      'image/resize,w_100/',
      'image: expected no slash after the last action, received "/"; write image/resize,w_100',
    ],
    [
      'image/resize,w_0,w_100',
      'resize w: expected each parameter once (a later one counts in place of this one), received "w_0"; write image/resize,w_100',
    ],
    ['image/crop,nw/sharpen,100', 'crop: expected one of x, y, w, h, g, p, received "nw"'],
  ])('%s passes with a warning', (text, message) => {
    expect(safeParse(text).ok).toBe(true)
    expect(problems(text)).toEqual([`warning: ${message}`])
  })
})

describe('what is pasted or mistyped is recognised, and corrected whole', () => {
  test.each([
    // Copied from an address.
    ['image%2Fresize%2Ch_100', 'image/resize,h_100', 'a percent-encoded style'],
    ['style%2Fstylename', 'style/stylename', 'a percent-encoded style'],
    ['image%252Fresize%252Cw_100', 'image/resize,w_100', 'a percent-encoded style'],
    [
      'image%2Fwatermark%2Ctype_d3F5LW1pY3JvaGVp%2Ctext_6Lev6aOe5a2m5Z-O%2Cg_se',
      'image/watermark,type_d3F5LW1pY3JvaGVp,text_6Lev6aOe5a2m5Z-O,g_se',
      'a percent-encoded style',
    ],
    ['?x-oss-process=image/resize,h_100', 'image/resize,h_100', 'an address with a style in it'],
    ['x-oss-process=style/thumb', 'style/thumb', 'an address with a style in it'],
    ['&x-oss-process=style/thumb&v=2', 'style/thumb', 'an address with a style in it'],
    [
      'https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?v=1&x-oss-process=image%2Fresize%2Cw_100#top',
      'image/resize,w_100',
      'an address with a style in it',
    ],
    [
      '//cdn.example.com/a.jpg?x-oss-process=image/resize,w_100|image/format,jpg',
      'image/resize,w_100|image/format,jpg',
      'an address with a style in it',
    ],
    [
      'image/resize,w_100&versionId=7',
      'image/resize,w_100',
      'a style with the rest of an address behind it',
    ],
    ['style/thumb?v=2', 'style/thumb', 'a style with the rest of an address behind it'],
    ['image/flip,1#top', 'image/flip,1', 'a style with the rest of an address behind it'],
    // The separators.
    [
      'image/resize,h_200,limit_0,image/format,jpg',
      'image/resize,h_200,limit_0/format,jpg',
      'actions joined by commas',
    ],
    [
      'image/resize,w_100,quality,q_80,format,webp',
      'image/resize,w_100/quality,q_80/format,webp',
      'actions joined by commas',
    ],
    ['image/rotate,90,flip,1', 'image/rotate,90/flip,1', 'actions joined by commas'],
    [
      'image/resize,w_100/image/format,jpg',
      'image/resize,w_100/format,jpg',
      'a style with its family repeated inside',
    ],
    ['resize,w_100/format,webp', 'image/resize,w_100/format,webp', 'a style without its family'],
    ['/image/resize,w_100', 'image/resize,w_100', 'a style without its family'],
    ['image/resize，w_100', 'image/resize,w_100', 'a style with full-width characters'],
    ['image／resize、w_１００', 'image/resize,w_100', 'a style with full-width characters'],
    ['image/resize, w_100 / format,jpg', 'image/resize,w_100/format,jpg', 'a style with blanks'],
    ['image/bright,-25 ', 'image/bright,-25', 'a style with blanks around its parts'],
    ['image/resize,w_100\n', 'image/resize,w_100', 'a style with blanks around its parts'],
    ['"image/resize,w_100"', 'image/resize,w_100', 'text in quotation marks'],
    // The values.
    [
      'image/watermark,text_飞拍智影,g_se',
      `image/watermark,text_${base64url('飞拍智影')},g_se`,
      'plain text where Base64 is expected',
    ],
    [
      'image/watermark,text_Hello World',
      `image/watermark,text_${base64url('Hello World')}`,
      'plain text where Base64 is expected',
    ],
    [
      'image/watermark,image_panda.png',
      `image/watermark,image_${base64url('panda.png')}`,
      'plain text where Base64 is expected',
    ],
    [
      'image/resize,w_100|sys/saveas,o_out/a b.jpg',
      `image/resize,w_100|sys/saveas,o_${base64url('out/a b.jpg')}`,
      'plain text where Base64 is expected',
    ],
    ['image/resize,100×200', 'image/resize,w_100,h_200', 'a size in one value'],
    ['image/resize,w_100x200', 'image/resize,w_100,h_200', 'a size in one value'],
    ['image/resize,w_100px', 'image/resize,w_100', 'a number with its unit'],
  ])('%j', (text, fix, looksLike) => {
    expect(fixOf(text)).toBe(fix)
    const [first = ''] = safeParse(text)
      .issues.filter((issue) => issue.fix !== undefined)
      .map(({ message }) => message)
    expect(first).toContain(`; it looks like ${looksLike}`)
    expect(first).toMatch(/: write /)
    expect(first.endsWith(`write ${fix}`)).toBe(true)
  })

  test.each([
    ['image/resise,w_100/fromat,webp', 'image/resize,w_100/format,webp'],
    ['Image/Resize,W_100', 'image/resize,w_100'],
    ['image/format,JPG', 'image/format,jpg'],
    ['image/resize,m_pad,w_1,color_#FF0000', 'image/resize,m_pad,w_1,color_FF0000'],
    ['video/snapsho,t_1', 'video/snapshot,t_1'],
    ['image/resize,,w_1', 'image/resize,w_1'],
    [
      'video/convert,f_mp4,vcodec_h264,s_1920×1080|sys/saveas,o_YQ',
      'video/convert,f_mp4,vcodec_h264,s_1920x1080|sys/saveas,o_YQ',
    ],
  ])('%j', (text, fix) => {
    expect(fixOf(text)).toBe(fix)
  })

  test.each([
    'abc',
    'https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg',
    'image/resize,w_0',
    'image/watermark,text_*',
    'image/resize,w_0&v=1',
    'image/crop,nw/sharpen,100',
    'image%2Fresize%2Cw_0',
    'image/%zz',
  ])('nothing is offered for %j', (text) => {
    expect(problems(text)).not.toEqual([])
    expect(fixOf(text)).toBeUndefined()
  })

  test('an error that is thrown carries the correction too', () => {
    const run = () => parse('image%2Fresize%2Ch_100')
    expect(run).toThrow(ProcessStringError)
    expect(run).toThrow(/it looks like a percent-encoded style: write image\/resize,h_100$/)
  })
})

describe('messages are about what is meant, not about its Base64', () => {
  const nested = `shuiyin/sui.png?x-oss-process=image/resize,P_14/bright,-39`

  test.each([
    [
      `image/watermark,text_${base64url('一'.repeat(22))}`,
      `error: watermark text: expected text of 1 to 64 bytes, received "${'一'.repeat(22)}" (66 bytes)`,
    ],
    [
      `image/watermark,text_${base64url('x'.repeat(100))}`,
      `error: watermark text: expected text of 1 to 64 bytes, received "${'x'.repeat(80)}…" (100 bytes)`,
    ],
    [
      `image/watermark,image_${base64url(nested)}`,
      `error: watermark image: expected a picture's own style of resize, crop, indexcrop, rounded-corners, rotate, received "bright,-39"`,
    ],
    [
      `image/watermark,text_YQ,type_${base64url('arial')}`,
      'error: watermark type: expected one of wqy-zenhei, wqy-microhei, fangzhengshusong, fangzhengkaiti, fangzhengheiti, fangzhengfangsong, droidsansfallback, received "arial"',
    ],
    [
      `image/resize,w_1|sys/saveas,o_YQ,b_${base64url('My Bucket')}`,
      'error: saveas b: expected lower-case letters, digits and hyphens, received "My Bucket"',
    ],
    [
      `image/${'x'.repeat(100)}`,
      `warning: image: expected the name of an action, received "${'x'.repeat(80)}…" (100 characters)`,
    ],
  ])('%s', (text, message) => {
    expect(problems(text)).toEqual([message])
  })

  test('offsets are those of the outer text', () => {
    const value = base64url(nested)
    const text = `image/flip,1/watermark,image_${value},g_se`
    const [issue] = safeParse(text).issues
    expect(text.slice(issue?.start, issue?.end)).toBe(value)
  })

  test('a hint names the value that has no effect', () => {
    const { issues } = safeParse('image/watermark,text_SGVsbG8,g_center,x_10')
    expect(issues.map(({ message }) => message)).toEqual([
      'watermark x: expected a gravity of the left or right column, or no x, received 10',
    ])
  })
})

test('a style of the service is explained as such', () => {
  expect(explain('style/::h264-mp4-1080p')).toEqual([
    'apply the style “::h264-mp4-1080p” that is built into the service',
  ])
  expect(explain('style/small')).toEqual(['apply the style “small” that is stored in the bucket'])
})

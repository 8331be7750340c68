import {
  autoOrient,
  crop,
  flip,
  format,
  type Issue,
  image,
  info,
  interlace,
  named,
  notify,
  ProcessStringError,
  quality,
  resize,
  rotate,
  saveAs,
} from '@oss-process/process-string'
import { describe, expect, test } from 'vitest'

/** A value of a type that the compiler would refuse. */
function wrong<Type>(value: unknown): Type {
  return value as Type
}

function issuesOf(build: () => unknown): readonly Issue[] {
  try {
    build()
  } catch (error) {
    if (error instanceof ProcessStringError) return error.issues
    throw error
  }
  return []
}

const thumb = image(resize({ mode: 'fixed', width: 100, height: 100 }), format('webp'))

describe('image', () => {
  test.each([
    ['two actions', () => thumb, 'image/resize,m_fixed,w_100,h_100/format,webp'],
    [
      'parameters in table order',
      () => image(resize({ limit: false, height: 2, width: 1, color: 'Ff00aa', mode: 'pad' })),
      'image/resize,m_pad,w_1,h_2,limit_0,color_Ff00aa',
    ],
    [
      'undefined as left out',
      () => image(resize({ percent: 50, width: undefined })),
      'image/resize,p_50',
    ],
    [
      'crop',
      () => image(crop({ gravity: 'se', x: 1, y: 0, width: 200, height: 200 })),
      'image/crop,x_1,y_0,w_200,h_200,g_se',
    ],
    ['rotate', () => image(rotate(90)), 'image/rotate,90'],
    ['flip', () => image(flip('horizontal')), 'image/flip,1'],
    ['auto-orient', () => image(autoOrient(), interlace(false)), 'image/auto-orient,1/interlace,0'],
    [
      'quality',
      () => image(quality({ relative: 80 }), quality({ absolute: 90 })),
      'image/quality,q_80/quality,Q_90',
    ],
    ['info', () => image(info()), 'image/info'],
  ])('writes %s', (_, build, text) => {
    const style = build()
    expect(String(style)).toBe(text)
    expect(JSON.stringify({ style })).toBe(`{"style":"${text}"}`)
  })

  test('reports the problems of all actions together', () => {
    const issues = issuesOf(() => image(resize({ width: 0, height: 1.5 }), rotate(361)))
    expect(issues.map(({ code, path, ec }) => ({ code, path, ec }))).toEqual([
      { code: 'VALUE_OUT_OF_RANGE', path: [0, 'width'], ec: '0040-00000312' },
      { code: 'VALUE_WRONG_TYPE', path: [0, 'height'], ec: '0040-00000313' },
      { code: 'VALUE_OUT_OF_RANGE', path: [1, 'angle'], ec: '0040-00000217' },
    ])
  })

  test('says what was expected, for which input, and what was received', () => {
    expect(issuesOf(() => image(resize({ width: 0 })))).toEqual([
      {
        code: 'VALUE_OUT_OF_RANGE',
        severity: 'error',
        message: 'resize width: expected an integer from 1 to 16384, received 0',
        path: [0, 'width'],
        action: 'resize',
        parameter: 'w',
        received: '0',
        expected: 'an integer from 1 to 16384',
        ec: '0040-00000312',
      },
    ])
  })

  test.each([
    ['no size', () => image(resize({})), 'PARAMETER_MISSING', '0040-00000322'],
    [
      'a colour without pad',
      () => image(resize({ width: 1, color: 'ffffff' })),
      'PARAMETER_NOT_APPLICABLE',
      undefined,
    ],
    [
      'a zoom without face',
      () => image(crop({ zoom: 50, gravity: 'nw' })),
      'PARAMETER_NOT_APPLICABLE',
      undefined,
    ],
    [
      'a bad colour',
      () => image(resize({ width: 1, mode: 'pad', color: 'fff' })),
      'VALUE_NOT_ALLOWED',
      '0040-00000318',
    ],
    ['info beside another action', () => image(info(), rotate(1)), 'ACTION_NOT_ALONE', undefined],
    [
      'a wrong mode',
      () => image(resize(wrong({ mode: 'cover', width: 1 }))),
      'VALUE_NOT_ALLOWED',
      '0040-00000311',
    ],
    [
      'text for a number',
      () => image(resize(wrong({ width: '100' }))),
      'VALUE_WRONG_TYPE',
      '0040-00000312',
    ],
    [
      'an unknown option',
      () => image(resize(wrong({ width: 1, wdith: 2 }))),
      'PARAMETER_UNKNOWN',
      undefined,
    ],
    [
      'a missing value',
      () => image(rotate(wrong(undefined))),
      'PARAMETER_MISSING',
      '0040-00000216',
    ],
    [
      'no action',
      () => image(...wrong<[ReturnType<typeof info>]>([])),
      'STYLE_EMPTY',
      '0040-00000212',
    ],
    [
      'a number for a flag',
      () => image(resize(wrong({ width: 1, limit: 0 }))),
      'VALUE_WRONG_TYPE',
      '0040-00000319',
    ],
  ])('refuses %s', (_, build, code, ec) => {
    expect(issuesOf(build).map((issue) => [issue.code, issue.ec])).toEqual([[code, ec]])
  })

  test('ignores an unknown option that is undefined', () => {
    expect(String(image(resize(wrong({ width: 1, wdith: undefined }))))).toBe('image/resize,w_1')
  })

  test('throws a TypeError for a wrong kind of argument', () => {
    expect(() => image(resize(wrong(100)))).toThrow(
      new TypeError('resize: expected an object with options'),
    )
  })
})

describe('named', () => {
  test.each(['small_1.x-y', '::h264-mp4-1080p', 'x'.repeat(63)])(
    'refers to the style %s',
    (name) => {
      expect(String(named(name))).toBe(`style/${name}`)
    },
  )

  test.each([
    ['', '0017-00000250'],
    ['x'.repeat(64), '0017-00000250'],
    ['a b', '0017-00000251'],
    [`${'x'.repeat(62)}!`, '0017-00000251'],
  ])('refuses the name %j', (name, ec) => {
    expect(issuesOf(() => named(name)).map((issue) => [issue.code, issue.ec])).toEqual([
      ['STYLE_NAME_INVALID', ec],
    ])
  })
})

describe('saveAs', () => {
  test.each([
    [
      'after a style',
      () => thumb.saveAs({ key: 'thumbs/a.webp', bucket: 'dest' }),
      'image/resize,m_fixed,w_100,h_100/format,webp|sys/saveas,o_dGh1bWJzL2Eud2VicA==,b_ZGVzdA==',
    ],
    [
      'after plain text',
      () => saveAs('image/resize,w_100', { key: 'k', bucket: 'b' }),
      'image/resize,w_100|sys/saveas,o_aw==,b_Yg==',
    ],
    ['to the bucket of the source', () => thumb.saveAs({ key: 'k' }), `${thumb}|sys/saveas,o_aw==`],
    [
      'in the URL-safe alphabet',
      () => saveAs('style/s', { key: '图片~?>.jpg' }),
      'style/s|sys/saveas,o_5Zu-54mHfj8-LmpwZw==',
    ],
    [
      'in the standard alphabet',
      () => saveAs('style/s', { key: '图片~?>.jpg' }, { base64: 'standard' }),
      'style/s|sys/saveas,o_5Zu+54mHfj8+LmpwZw==',
    ],
    [
      'without padding',
      () => saveAs('style/s', { key: 'k' }, { padding: false }),
      'style/s|sys/saveas,o_aw',
    ],
  ])('writes the target %s', (_, build, text) => {
    expect(String(build())).toBe(text)
  })

  test.each([
    ['an empty key', () => thumb.saveAs({ key: '' }), 'VALUE_EMPTY'],
    ['a key over 1023 bytes', () => thumb.saveAs({ key: '图'.repeat(342) }), 'VALUE_TOO_LONG'],
    ['half a surrogate pair', () => thumb.saveAs({ key: 'a\ud800' }), 'VALUE_NOT_UNICODE'],
    ['a bad bucket', () => thumb.saveAs({ key: 'k', bucket: 'Dest' }), 'VALUE_NOT_ALLOWED'],
    ['an empty text', () => saveAs('', { key: 'k' }), 'STYLE_EMPTY'],
    [
      'a second target',
      () => saveAs('image/info|sys/saveas,o_aw', { key: 'k' }),
      'SYS_PART_PRESENT',
    ],
    ['a missing key', () => thumb.saveAs(wrong({})), 'PARAMETER_MISSING'],
  ])('refuses %s', (_, build, code) => {
    expect(issuesOf(build).map((issue) => issue.code)).toEqual([code])
  })

  test('accepts a text in which a word ends with sys/', () => {
    expect(String(saveAs('style/asys/b', { key: 'k' }))).toBe('style/asys/b|sys/saveas,o_aw==')
  })

  test.each([
    [5, 'number'],
    [undefined, 'undefined'],
    [null, 'object'],
    [{ notIfy: 1 }, 'object'],
  ])('throws a TypeError for the style %o', (style, type) => {
    expect(() => saveAs(wrong<string>(style), { key: 'k' })).toThrow(
      new TypeError(`expected a style or its text, received ${type}`),
    )
  })

  test('throws errors with a literal name and code', () => {
    expect(() => saveAs('', { key: 'k' })).toThrow(
      expect.objectContaining({ name: 'ProcessStringError', code: 'PROCESS_STRING_INVALID' }),
    )
  })
})

describe('notify', () => {
  test('follows a target or is alone', () => {
    expect(String(thumb.saveAs({ key: 'k' }).notify('topic'))).toBe(
      `${thumb}|sys/saveas,o_aw==/notify,topic_dG9waWM`,
    )
    expect(String(thumb.notify('topic'))).toBe(`${thumb}|sys/notify,topic_dG9waWM`)
    expect(String(notify('style/x', 'topic'))).toBe('style/x|sys/notify,topic_dG9waWM')
  })

  test('refuses a second topic', () => {
    expect(issuesOf(() => thumb.notify('a').notify('b'))).toEqual([
      {
        code: 'SYS_PART_PRESENT',
        severity: 'error',
        message: 'notify: expected one topic, received "b"',
        received: '"b"',
        expected: 'one topic',
      },
    ])
    expect(() => thumb.saveAs({ key: 'k' }).notify('a').notify('b')).toThrow(ProcessStringError)
  })

  test('keeps an action of that name', () => {
    expect(String(notify('image/notify,1', 'a'))).toBe('image/notify,1|sys/notify,topic_YQ')
  })
})

import { type ProcessTree, parse, safeParse, stringify } from '@oss-process/process-string/parse'
import { describe, expect, test } from 'vitest'

describe('parse', () => {
  test('returns the typed tree with offsets', () => {
    const text = 'image/resize,w_100,m_fixed/rotate,90|sys/saveas,o_aw==,b_Yg/notify,topic_dG9waWM'
    expect(parse(text)).toEqual({
      style: {
        kind: 'image',
        actions: [
          {
            action: 'resize',
            known: true,
            options: { mode: 'fixed', width: 100 },
            start: 6,
            end: 26,
          },
          { action: 'rotate', known: true, options: { angle: 90 }, start: 27, end: 36 },
        ],
      },
      saveAs: { key: 'k', bucket: 'b' },
      notify: { topic: 'topic' },
    })
  })

  test('reads a named style and an operation', () => {
    expect(parse('style/small').style).toEqual({ kind: 'named', name: 'small' })
    expect(parse('style/::h264-mp4-1080p').style).toEqual({
      kind: 'named',
      name: '::h264-mp4-1080p',
    })
  })

  test.each([
    ['the URL-safe alphabet without padding', 'o_5Zu-54mHfj8-LmpwZw'],
    ['the URL-safe alphabet with padding', 'o_5Zu-54mHfj8-LmpwZw=='],
    ['the standard alphabet', 'o_5Zu+54mHfj8+LmpwZw=='],
  ])('reads %s', (_, parameter) => {
    expect(parse(`style/s|sys/saveas,${parameter}`).saveAs).toEqual({ key: '图片~?>.jpg' })
  })

  test('keeps a slash inside a sys value', () => {
    // "图片/像.jpg" has a slash in standard Base64, as ali-oss and the Python sample send it.
    const key = '像\u00ff?.jpg'
    const encoded = Buffer.from(key).toString('base64')
    expect(encoded).toContain('/')
    expect(parse(`style/s|sys/saveas,o_${encoded},b_Yg/notify,topic_dA`)).toEqual({
      style: { kind: 'named', name: 's' },
      saveAs: { key, bucket: 'b' },
      notify: { topic: 't' },
    })
  })

  test('throws with every error and its place', () => {
    const text = 'image/resize,m_cover,w_0/rotate,a_90'
    expect(() => parse(text)).toThrow(
      'resize m: expected one of lfit, mfit, fill, pad, fixed, received "cover"; ' +
        'resize w: expected an integer from 1 to 16384, received "0"; ' +
        'rotate: expected an integer from 0 to 360, received "a_90"',
    )
    const { issues } = safeParse(text)
    expect(issues.map(({ start, end, ec }) => [text.slice(start, end), ec])).toEqual([
      ['cover', '0040-00000311'],
      ['0', '0040-00000312'],
      ['a_90', '0040-00000217'],
    ])
  })
})

describe('safeParse', () => {
  test('returns an issue with everything that is known about it', () => {
    expect(safeParse('image/resise,w_1/rotate,400|sys/saveas,o_aw').issues).toEqual([
      {
        code: 'ACTION_UNKNOWN',
        severity: 'warning',
        message: 'image: expected the name of an action, received "resise"; did you mean resize?',
        path: [0],
        action: 'resise',
        received: '"resise"',
        expected: 'the name of an action',
        suggestion: 'resize',
        ec: '0040-00000213',
        start: 6,
        end: 12,
      },
      {
        code: 'VALUE_OUT_OF_RANGE',
        severity: 'error',
        message: 'rotate: expected an integer from 0 to 360, received "400"',
        path: [1, 'angle'],
        action: 'rotate',
        received: '"400"',
        expected: 'an integer from 0 to 360',
        ec: '0040-00000217',
        start: 24,
        end: 27,
      },
    ])
  })

  /** Per issue: severity, action, parameter, the service's code. */
  test.each([
    ['image/', 'error - - 0040-00000212'],
    ['image/flip,1//flip,1', 'warning - - -'],
    ['image/slim,1', 'warning slim - 0040-00000213'],
    ['image/resize', 'error resize - 0040-00000322'],
    ['image/resize,w_x', 'error resize w 0040-00000312'],
    ['image/resize,w_1,color_ffffff', 'error resize color -'],
    ['image/resize,w_1,,h_2', 'warning resize - -'],
    ['image/resize,w_1,w_2', 'warning resize w -'],
    ['image/resize,w_1,q_2', 'warning resize q -'],
    ['image/resize,P_5', 'warning resize P -'],
    ['image/rotate', 'error rotate - 0040-00000216'],
    ['image/rotate,x', 'error rotate - 0040-00000217'],
    ['image/rotate,90,45', 'error rotate - 0040-00000203'],
    ['image/quality', 'error quality - 0040-00000307'],
    ['image/info/rotate,1', 'error info - -'],
    [
      'image/watermark,image_YQ/watermark,image_Yg/watermark,image_Yw/watermark,image_ZA',
      'error watermark image 0040-00000026',
    ],
    ['video/info,1', 'warning info - -'],
    ['video/info/x,1', 'warning info - -'],
    ['video/snapsho', 'warning - - -'],
    ['audio/concat,f_aac/pre', 'error pre o -'],
    [`audio/concat,f_aac${'/pre,o_YQ'.repeat(11)}`, 'error concat - -'],
    ['style/a b', 'error - - 0017-00000251'],
    ['style/', 'error - - 0017-00000250'],
    ['image/flip,1|x', 'error - - -'],
  ])('tells what %j is about', (text, expected) => {
    const said = safeParse(text)
      .issues.filter(({ severity }) => severity !== 'hint')
      .map(({ severity, action = '-', parameter = '-', ec = '-' }) => {
        return `${severity} ${action} ${parameter} ${ec}`
      })
    expect(said).toEqual([expected])
  })

  test('reports the wrong mode beside all other problems', () => {
    const codes = safeParse('image/', { mode: 'async' }).issues.map(({ code }) => code)
    expect(codes.sort()).toEqual(['MODE_MISMATCH', 'STYLE_EMPTY'])
  })

  test.each([[undefined], [5], [{ style: 'image/flip,1' }]])(
    'throws a TypeError for %o',
    (value) => {
      const text = value as unknown as string
      const message = `expected the text of a style, received ${typeof value}`
      expect(() => safeParse(text)).toThrow(new TypeError(message))
    },
  )

  test.each([
    ['image/resize,w_0,h_0', ['0040-00000312', '0040-00000313', '0040-00000321']],
    ['image/resize,w_0', ['0040-00000312']],
    ['image/resize,w_0,h_1', ['0040-00000312']],
    ['image/indexcrop,x_0,y_0', ['0040-00000223', '0040-00000224', '0040-00000230']],
  ])('gives the codes of %s', (text, codes) => {
    expect(
      safeParse(text)
        .issues.map(({ ec }) => ec)
        .sort(),
    ).toEqual(codes)
  })

  test.each([
    ['', 'STYLE_EMPTY', ''],
    ['image/', 'STYLE_EMPTY', ''],
    ['imgae/resize,w_1', 'FAMILY_UNKNOWN', 'imgae'],
    ['image/rotate', 'PARAMETER_MISSING', 'rotate'],
    ['image/rotate,90,45', 'VALUES_TOO_MANY', '45'],
    ['image/resize,w_1e3', 'VALUE_WRONG_TYPE', '1e3'],
    ['image/resize', 'PARAMETER_MISSING', 'resize'],
    ['image/info/rotate,1', 'ACTION_NOT_ALONE', 'info'],
    ['image/rotate,1|saveas,o_aw', 'PIPELINE_UNKNOWN', 'saveas,o_aw'],
    ['image/rotate,1|sys/saveas,b_Yg', 'PARAMETER_MISSING', 'saveas,b_Yg'],
    ['image/rotate,1|sys/saveas,o_*', 'VALUE_NOT_BASE64', '*'],
    ['image/rotate,1|sys/saveas,o_aw*', 'VALUE_NOT_BASE64', 'aw*'],
    ['image/rotate,1|sys/saveas,o_*aw', 'VALUE_NOT_BASE64', '*aw'],
    ['image/rotate,1|sys/saveas,o_aw===', 'VALUE_NOT_BASE64', 'aw==='],
    ['image/rotate,1|sys/saveas,o_==', 'VALUE_NOT_BASE64', '=='],
    ['image/rotate,1|sys/saveas,o_a', 'VALUE_NOT_BASE64', 'a'],
    ['image/rotate,1|sys/saveas,o_', 'VALUE_EMPTY', ''],
    ['image/rotate,1|sys/saveas,o_gA', 'VALUE_NOT_BASE64', 'gA'],
    ['style/a b', 'STYLE_NAME_INVALID', 'a b'],
    ['image/quality,200', 'VALUE_OUT_OF_RANGE', '200'],
  ])('refuses %j', (text, code, culprit) => {
    const verdict = safeParse(text)
    expect(verdict.ok).toBe(false)
    expect(verdict.issues.map((issue) => [issue.code, text.slice(issue.start, issue.end)])).toEqual(
      [[code, culprit]],
    )
  })

  test.each([
    ['image/slim,1', 'ACTION_UNKNOWN', undefined],
    ['image/resise,w_1', 'ACTION_UNKNOWN', 'resize'],
    ['image/crop,w_1,r_1', 'PARAMETER_UNKNOWN', undefined],
    ['image/resize,w_1,,h_2', 'PARAMETER_EMPTY', undefined],
    ['image/resize,w_1,w_2', 'PARAMETER_REPEATED', undefined],
  ])('warns of %j', (text, code, suggestion) => {
    const verdict = safeParse(text)
    expect(verdict.ok).toBe(true)
    expect(verdict.issues).toMatchObject([{ code, severity: 'warning' }])
    expect(verdict.issues[0]?.suggestion).toBe(suggestion)
  })

  test('counts watermark pictures past actions that it does not know', () => {
    const four = ['YQ', 'Yg', 'Yw', 'ZA'].map((key) => `watermark,image_${key}`)
    const { issues } = safeParse(`image/slim,1/${four.join('/slim,2/')}/slim,3`)
    const refused = issues.filter(({ severity }) => severity === 'error')
    expect(refused).toMatchObject([{ code: 'ACTION_TOO_OFTEN', path: [7, 'image'] }])
  })

  test('accepts one comma at the end', () => {
    expect(safeParse('image/resize,w_1,')).toMatchObject({ ok: true, issues: [] })
  })
})

describe('stringify', () => {
  test.each([
    ['image/resize,m_fixed,w_100,h_100/format,webp'],
    ['image/resize,w_100|sys/saveas,o_aw==,b_Yg=='],
    ['image/crop,w_1,r_1/slim,1,,x'],
    ['image/auto-orient,1/resize,w_100,_x'],
    ['video/snapshot,t_7000,f_jpg'],
    ['image/crop,w_1,r_1,z_2,3/flip,1'],
    ['style/s|sys/saveas,o_77u_YQ=='], // a name that begins with a byte order mark
    ['image/flip,1|sys/saveas,o_aw==,z_1,y_2/notify,topic_dA,x_3'],
    ['video/convert,f_mp4|sys/notify,topic_dA,x'],
    ['doc/preview,pages_1,z_1/watermark,text_YQ,y_2,3'],
    ['audio/concat,f_aac,z_1/pre,o_YQ,y_1/pre,o_Yg/sur,o_Yw,x_3,4|sys/saveas,o_aw==,w_5'],
  ])('gives back %j', (text) => {
    expect(stringify(parse(text))).toBe(text)
  })

  test('keeps parameters that a table does not have where they were', () => {
    const text = 'audio/concat,f_aac/pre,o_YQ/pre,o_Yg,z_1|sys/saveas,o_aw==,y_2'
    const { issues, ...verdict } = safeParse(text)
    expect(issues.map(({ code, severity, path }) => ({ code, severity, path }))).toEqual([
      { code: 'PARAMETER_UNKNOWN', severity: 'warning', path: ['before', 1] },
      { code: 'PARAMETER_UNKNOWN', severity: 'warning', path: ['saveAs'] },
    ])
    expect(verdict).toMatchObject({
      ok: true,
      value: {
        style: {
          options: { format: 'aac' },
          unknownIn: { 'before.1': [{ name: 'z', value: '1' }] },
        },
        saveAs: { key: 'k' },
        unknown: { saveAs: [{ name: 'y', value: '2' }] },
      },
    })
  })

  test('refuses a tree with every problem and its place', () => {
    const flip = { action: 'flip', known: true, options: { direction: 'both' }, start: 0, end: 0 }
    const turn = { action: 'rotate', known: true, options: { angle: 361 }, start: 0, end: 0 }
    const tree = {
      style: { kind: 'image', actions: [flip, turn] },
      saveAs: { key: '' },
      notify: { topic: '' },
    } as unknown as ProcessTree
    expect(() => stringify(tree)).toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ code: 'VALUE_EMPTY', path: ['saveAs', 'key'] }),
          expect.objectContaining({ code: 'VALUE_EMPTY', path: ['notify', 'topic'] }),
          expect.objectContaining({ code: 'VALUE_OUT_OF_RANGE', path: [1, 'angle'] }),
        ],
      }),
    )
  })

  test.each([
    ['image/resize,h_0100,w_2,', 'image/resize,w_2,h_100'],
    ['image/resize,w_1|sys/saveas,b_Yg,o_aw', 'image/resize,w_1|sys/saveas,o_aw==,b_Yg=='],
    ['image/resize,w_1,w_2', 'image/resize,w_2'],
  ])('makes %j canonical', (text, canonical) => {
    expect(stringify(parse(text))).toBe(canonical)
  })
})

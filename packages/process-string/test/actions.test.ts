import {
  averageHue,
  blindWatermark,
  blur,
  bodies,
  bright,
  cars,
  circle,
  codes,
  contrast,
  crop,
  deblindWatermark,
  faces,
  flip,
  image,
  indexCrop,
  interlace,
  labels,
  type ProcessStringError,
  resize,
  rotate,
  roundedCorners,
  score,
  sharpen,
  watermark,
} from '@oss-process/process-string'
import { parse, safeParse, stringify } from '@oss-process/process-string/parse'
import { describe, expect, test } from 'vitest'

/** A value of a type that the compiler would refuse. */
function wrong<Type>(value: unknown): Type {
  return value as Type
}

const written = [
  ['circle', () => image(circle({ radius: 100 })), 'image/circle,r_100'],
  ['rounded corners', () => image(roundedCorners({ radius: 30 })), 'image/rounded-corners,r_30'],
  ['a slice', () => image(indexCrop({ sliceWidth: 100, index: 0 })), 'image/indexcrop,x_100,i_0'],
  ['a blur', () => image(blur({ radius: 3, sigma: 2 })), 'image/blur,r_3,s_2'],
  [
    'a blur of faces',
    () => image(blur({ area: 'faces', zoom: 120, radius: 25, sigma: 50 })),
    'image/blur,g_faces,p_120,r_25,s_50',
  ],
  [
    'tones',
    () => image(bright(50), contrast(-50), sharpen(100)),
    'image/bright,50/contrast,-50/sharpen,100',
  ],
  ['an interlaced JPEG', () => image(interlace()), 'image/interlace,1'],
  ['an average hue', () => image(averageHue()), 'image/average-hue'],
  ['a flip', () => image(flip('both')), 'image/flip,2'],
  [
    'a text',
    () => image(watermark({ text: 'Hello World', size: 30, gravity: 'se', x: 10, y: 10 })),
    'image/watermark,text_SGVsbG8gV29ybGQ,size_30,g_se,x_10,y_10',
  ],
  [
    'a text with a font',
    () =>
      image(
        watermark({ text: '版权', font: 'wqy-microhei', color: 'FF0000', tile: true, opacity: 60 }),
      ),
    'image/watermark,text_54mI5p2D,type_d3F5LW1pY3JvaGVp,color_FF0000,fill_1,t_60',
  ],
  [
    'a picture',
    () => image(watermark({ image: 'panda.png', opacity: 90 })),
    'image/watermark,image_cGFuZGEucG5n,t_90',
  ],
  [
    'a picture with a style',
    () =>
      image(
        watermark({ image: { key: 'panda.png', style: image(resize({ percentOfMain: 30 })) } }),
      ),
    'image/watermark,image_cGFuZGEucG5nP3gtb3NzLXByb2Nlc3M9aW1hZ2UvcmVzaXplLFBfMzA',
  ],
  [
    'a picture beside a text',
    () =>
      image(
        watermark({ image: 'a', text: 'b', order: 'text-first', align: 'middle', interval: 5 }),
      ),
    'image/watermark,image_YQ,text_Yg,order_1,align_1,interval_5',
  ],
  [
    'a blind watermark',
    () =>
      image(
        resize({ width: 500 }),
        blindWatermark({ content: 'test', strength: 'low', quality: 90 }),
      ),
    'image/resize,w_500/blindwatermark,content_dGVzdA,s_low,q_90',
  ],
  [
    'its reading',
    () => image(deblindWatermark({ strength: 'low', type: 'text' })),
    'image/deblindwatermark,s_low,t_text',
  ],
  ['faces', () => image(faces()), 'image/faces'],
  ['bodies', () => image(bodies()), 'image/bodies'],
  ['cars', () => image(cars()), 'image/cars'],
  ['codes', () => image(codes()), 'image/codes'],
  ['labels', () => image(labels()), 'image/labels'],
  ['a score', () => image(score()), 'image/score'],
] as const

describe('image actions', () => {
  test.each(written)('writes %s, and parsing gives it back', (_, build, text) => {
    expect(String(build())).toBe(text)
    expect(stringify(parse(text))).toBe(text)
    expect(safeParse(text).issues.filter((issue) => issue.severity !== 'hint')).toEqual([])
  })

  test('gives the options of the builder back', () => {
    const options = {
      image: { key: 'p.png', style: 'image/rotate,90' },
      text: '版',
      tile: false,
    } as const
    const tree = parse(String(image(watermark(options)))).style
    expect(tree).toMatchObject({ actions: [{ action: 'watermark', options }] })
  })
})

const refused = [
  ['neither text nor picture', [watermark(wrong({}))], 'PARAMETER_MISSING', '0040-00000278'],
  ['an empty text', [watermark({ text: '' })], 'VALUE_EMPTY', '0040-00000258'],
  [
    'a text over 64 bytes',
    [watermark({ text: '版'.repeat(22) })],
    'VALUE_TOO_LONG',
    '0040-00000259',
  ],
  [
    'an unknown font',
    [watermark({ text: 'a', font: wrong('arial') })],
    'VALUE_NOT_ALLOWED',
    '0040-00000251',
  ],
  ['a wrong picture', [watermark({ image: wrong({ key: 1 }) })], 'VALUE_WRONG_TYPE', undefined],
  ['no picture', [watermark({ image: wrong(null) })], 'VALUE_WRONG_TYPE', undefined],
  [
    'a style that is no style',
    [watermark({ image: { key: 'a', style: wrong(5) } })],
    'VALUE_WRONG_TYPE',
    undefined,
  ],
  ['an empty key', [watermark({ image: '' })], 'VALUE_EMPTY', undefined],
  [
    'a style without a key',
    [watermark({ image: '?x-oss-process=image/resize,w_1' })],
    'VALUE_EMPTY',
    undefined,
  ],
  ['half a character', [watermark({ image: '\ud83d' })], 'VALUE_NOT_UNICODE', undefined],
  [
    'half a character in a style',
    [watermark({ image: { key: 'a', style: 'image/resize,w_\ud83d' } })],
    'VALUE_NOT_UNICODE',
    undefined,
  ],
  [
    'a style without actions in a watermark',
    [watermark({ image: { key: 'a', style: 'image' } })],
    'ACTION_NOT_NESTABLE',
    undefined,
  ],
  [
    'an operation in a watermark',
    [watermark({ image: { key: 'a', style: 'video/resize,w_1' } })],
    'ACTION_NOT_NESTABLE',
    undefined,
  ],
  [
    'a watermark in a watermark',
    [watermark({ image: { key: 'a', style: 'image/watermark,text_YQ' } })],
    'WATERMARK_NESTED',
    '0040-00000373',
  ],
  [
    'info in a watermark',
    [watermark({ image: { key: 'a', style: 'image/info' } })],
    'INFO_NESTED',
    '0040-00000374',
  ],
  [
    'a circle in a watermark',
    [watermark({ image: { key: 'a', style: 'image/circle,r_1' } })],
    'ACTION_NOT_NESTABLE',
    undefined,
  ],
  [
    'a named style in a watermark',
    [watermark({ image: { key: 'a', style: 'style/x' } })],
    'ACTION_NOT_NESTABLE',
    undefined,
  ],
  [
    'a fourth picture',
    ['a', 'b', 'c', 'd'].map((key) => watermark({ image: key })),
    'ACTION_TOO_OFTEN',
    '0040-00000026',
  ],
  [
    'an action after a blind watermark',
    [blindWatermark({ content: 'a' }), rotate(1)],
    'ACTION_NOT_LAST',
    undefined,
  ],
  [
    'a long blind watermark',
    [blindWatermark({ content: 'x'.repeat(257) })],
    'VALUE_TOO_LONG',
    undefined,
  ],
  ['a slice of nothing', [indexCrop({})], 'PARAMETER_MISSING', undefined],
  [
    'a zoom without faces',
    [blur({ radius: 1, sigma: 1, zoom: 5 })],
    'PARAMETER_NOT_APPLICABLE',
    undefined,
  ],
  ['a radius of 0', [circle({ radius: 0 })], 'VALUE_OUT_OF_RANGE', '0040-00000233'],
  [
    'a colour of eight digits',
    [watermark({ text: 'a', color: 'ff0000ff' })],
    'VALUE_NOT_ALLOWED',
    '0040-00000254',
  ],
  [
    'a colour that is a number',
    [watermark({ text: 'a', color: wrong(100000) })],
    'VALUE_WRONG_TYPE',
    '0040-00000254',
  ],
  ['a text that is a number', [watermark({ text: wrong(5) })], 'VALUE_WRONG_TYPE', '0040-00000257'],
  [
    'a text of 65 letters',
    [watermark({ text: 'x'.repeat(65) })],
    'VALUE_TOO_LONG',
    '0040-00000259',
  ],
  [
    'a font that is a number',
    [watermark({ text: 'a', font: wrong(1) })],
    'VALUE_WRONG_TYPE',
    '0040-00000250',
  ],
  ['an empty blind watermark', [blindWatermark({ content: '' })], 'VALUE_EMPTY', undefined],
  [
    'a blind watermark that is a number',
    [blindWatermark({ content: wrong(5) })],
    'VALUE_WRONG_TYPE',
    undefined,
  ],
  [
    'half a character in a blind watermark',
    [blindWatermark({ content: '\ud83d' })],
    'VALUE_NOT_UNICODE',
    undefined,
  ],
  ['a sharpening below 50', [sharpen(49)], 'VALUE_OUT_OF_RANGE', '0040-00000280'],
  ['a flip to nowhere', [flip(wrong('up'))], 'VALUE_NOT_ALLOWED', undefined],
] as const

describe('the builder', () => {
  test.each(refused)('refuses %s', (_, actions, code, ec) => {
    let issues: unknown
    try {
      image(...(actions as Parameters<typeof image>))
    } catch (error) {
      issues = (error as ProcessStringError).issues
    }
    expect(issues).toMatchObject([{ code, severity: 'error', ec }])
  })

  test.each([['a'], [{ key: 'a' }], [{ key: 'a', style: undefined }]])(
    'writes the picture %o as its key',
    (picture) => {
      const style = image(watermark({ image: picture }))
      expect(String(style)).toBe('image/watermark,image_YQ')
      expect(parse(String(style)).style).toMatchObject({ actions: [{ options: { image: 'a' } }] })
    },
  )

  test.each([
    ['64 letters', 'x'.repeat(64)],
    ['64 bytes of Chinese', `${'版'.repeat(21)}a`],
  ])('takes a text of %s', (_, text) => {
    const style = image(watermark({ text }))
    expect(parse(String(style)).style).toMatchObject({ actions: [{ options: { text } }] })
  })

  test('counts the characters of a blind watermark, not its bytes', () => {
    const content = '😀'.repeat(256)
    const style = image(blindWatermark({ content }))
    expect(parse(String(style)).style).toMatchObject({ actions: [{ options: { content } }] })
  })

  test('takes the same picture any number of times', () => {
    const mark = watermark({ image: 'a' })
    expect(() => image(mark, mark, mark, mark, crop({ width: 1 }))).not.toThrow()
  })

  test('takes any number of texts beside three pictures', () => {
    const pictures = ['a', 'b', 'c'].map((key) => watermark({ image: key }))
    const texts = ['d', 'e'].map((text) => watermark({ text }))
    expect(() => image(crop({ width: 1 }), ...pictures, ...texts, rotate(1))).not.toThrow()
  })
})

describe('safeParse', () => {
  test.each([
    ['image/watermark,text_notbase64*', 'VALUE_NOT_BASE64', '0040-00000257'],
    ['image/watermark,type_YXJpYWw,text_YQ', 'VALUE_NOT_ALLOWED', '0040-00000251'],
    ['image/watermark,image_cD94LW9zcy1wcm9jZXNzPWltYWdlL2luZm8', 'INFO_NESTED', '0040-00000374'],
    [
      'image/watermark,image_cD94LW9zcy1wcm9jZXNzPWltYWdlL3Jlc2l6ZSx3XzA',
      'VALUE_OUT_OF_RANGE',
      '0040-00000312',
    ],
    ['image/flip,3', 'VALUE_NOT_ALLOWED', undefined],
    ['image/faces/rotate,1', 'ACTION_NOT_ALONE', undefined],
  ])('refuses %j', (text, code, ec) => {
    expect(safeParse(text)).toMatchObject({ ok: false, issues: [{ code, ec }] })
  })

  test('leads to a problem inside the style of a watermark picture', () => {
    const text = 'image/rotate,1/watermark,image_cD94LW9zcy1wcm9jZXNzPWltYWdlL3Jlc2l6ZSx3XzA'
    const [issue] = safeParse(text).issues
    expect(issue?.path).toEqual([1, 'image', 'style', 0, 'width'])
    expect(text.slice(issue?.start, issue?.end)).toMatch(/^image_/)
  })

  test('warns of a percentage of a main picture where there is none', () => {
    expect(safeParse('image/resize,P_30')).toMatchObject({
      ok: true,
      issues: [{ code: 'PARAMETER_NOT_APPLICABLE', severity: 'warning', parameter: 'P' }],
    })
  })
})

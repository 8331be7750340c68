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
  test.each(written)('writes %s, which parses to the same options', (_, build, text) => {
    expect(String(build())).toBe(text)
    expect(stringify(parse(text))).toBe(text)
    expect(safeParse(text).issues.filter((issue) => issue.severity !== 'hint')).toEqual([])
  })

  test('parses to the options of the builder', () => {
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
    'a fourth picture before other actions',
    [...['a', 'b', 'c', 'd'].map((key) => watermark({ image: key })), rotate(1), flip('vertical')],
    'ACTION_TOO_OFTEN',
    '0040-00000026',
  ],
  [
    'a fourth picture among other actions',
    ['a', 'b', 'c', 'd'].flatMap((key) => [rotate(1), watermark({ image: key })]),
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

  test('accepts a picture that is used more than three times, and texts beside three pictures', () => {
    const same = ['a', 'b', 'a', 'c', 'a'].map((key) => watermark({ image: key }))
    const [first = rotate(1), ...others] = [...same, watermark({ text: 'd' })]
    expect(String(image(first, ...others)).split('/')).toHaveLength(7)
  })

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

  test('accepts the same picture any number of times', () => {
    const mark = watermark({ image: 'a' })
    expect(() => image(mark, mark, mark, mark, crop({ width: 1 }))).not.toThrow()
  })

  test('accepts any number of texts beside three pictures', () => {
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
    [
      `image/watermark,image_YQ/watermark,image_Yg/watermark,image_Yw/watermark,image_ZA/rotate,1`,
      'ACTION_TOO_OFTEN',
      '0040-00000026',
    ],
  ])('refuses %j', (text, code, ec) => {
    expect(safeParse(text)).toMatchObject({ ok: false, issues: [{ code, ec }] })
  })

  test('has the path of a problem inside the style of a watermark picture', () => {
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

/** The text before a number, its bounds and the service's code, as the references have them. */
const bounds: readonly (readonly [string, number, number, string?])[] = [
  ['image/resize,w_', 1, 16384, '0040-00000312'],
  ['image/resize,h_', 1, 16384, '0040-00000313'],
  ['image/resize,l_', 1, 16384, '0040-00000314'],
  ['image/resize,s_', 1, 16384, '0040-00000315'],
  ['image/resize,p_', 1, 1000, '0040-00000317'],
  ['image/crop,g_face,p_', 1, 200],
  ['image/circle,r_', 1, 4096, '0040-00000233'],
  ['image/rounded-corners,r_', 1, 4096, '0040-00000237'],
  ['image/rotate,', 0, 360, '0040-00000217'],
  ['image/blur,s_1,r_', 1, 50, '0040-00000241'],
  ['image/blur,r_1,s_', 1, 50, '0040-00000242'],
  ['image/blur,g_face,r_1,s_1,p_', 1, 200, '0004-00000244'],
  ['image/bright,', -100, 100, '0040-00000246'],
  ['image/contrast,', -100, 100],
  ['image/sharpen,', 50, 399, '0040-00000280'],
  ['image/quality,q_', 1, 100, '0040-00000309'],
  ['image/quality,Q_', 1, 100, '0040-00000308'],
  ['image/quality,', 1, 100, '0040-00000310'],
  ['image/watermark,text_YQ,t_', 0, 100, '0040-00000263'],
  ['image/watermark,text_YQ,x_', 0, 4096, '0040-00000262'],
  ['image/watermark,text_YQ,y_', 0, 4096, '0040-00000264'],
  ['image/watermark,text_YQ,voffset_', -1000, 1000, '0040-00000268'],
  ['image/watermark,text_YQ,padx_', 0, 4096, '0040-00000276'],
  ['image/watermark,text_YQ,pady_', 0, 4096, '0040-00000277'],
  ['image/watermark,text_YQ,size_', 1, 1000, '0040-00000256'],
  ['image/watermark,text_YQ,shadow_', 0, 100, '0040-00000255'],
  ['image/watermark,text_YQ,rotate_', 0, 360, '0040-00000272'],
  ['image/watermark,text_YQ,image_YQ,interval_', 0, 1000, '0040-00000270'],
  ['image/blindwatermark,content_YQ,q_', 70, 100],
  ['video/convert,fps_', 0, 240],
  ['video/convert,vb_', 10_000, 100_000_000],
  ['video/convert,crf_', 0, 51],
  ['video/convert,ac_', 1, 8],
  ['video/convert,aq_', 0, 100],
  ['video/convert,ab_', 1000, 10_000_000],
  ['video/snapshots,f_jpg,w_', 32, 4096],
  ['video/snapshots,f_jpg,h_', 32, 4096],
  ['video/snapshots,f_jpg,pw_', 0, 200],
  ['video/snapshots,f_jpg,ph_', 0, 200],
  ['video/snapshots,f_jpg,thr_', 0, 100],
  ['video/animation,f_gif,w_', 32, 4096],
  ['video/animation,f_gif,h_', 32, 4096],
  ['video/animation,f_gif,fps_', 0, 240],
  ['video/sprite,f_jpg,sw_', 32, 4096],
  ['video/sprite,f_jpg,sh_', 32, 4096],
  ['video/sprite,f_jpg,psw_', 0, 200],
  ['video/sprite,f_jpg,psh_', 0, 200],
  ['video/sprite,f_jpg,thr_', 0, 100],
  ['video/sprite,f_jpg,tw_', 1, 100],
  ['video/sprite,f_jpg,th_', 1, 100],
  ['video/sprite,f_jpg,pad_', 0, 100],
  ['video/sprite,f_jpg,margin_', 0, 100],
  ['audio/convert,f_aac,ac_', 1, 8],
  ['audio/convert,f_aac,aq_', 0, 100],
  ['audio/convert,f_aac,ab_', 1000, 10_000_000],
  ['doc/snapshot,page_', 1, 2000],
  ['doc/preview/watermark,text_YQ,t_', 0, 100],
  ['doc/preview/watermark,text_YQ,rotate_', 0, 360],
]

/** Other refusals with the service's code, from the pages of the errors. */
const refusals: readonly (readonly [string, string])[] = [
  ['resize', '0040-00000322'],
  ['resize,m_cover,w_1', '0040-00000311'],
  ['resize,w_1,limit_2', '0040-00000319'],
  ['resize,m_pad,w_1,color_AABBCCDD', '0040-00000318'],
  ['crop,w_abc', '0040-00000225'],
  ['crop,w_-1', '0040-00000225'],
  ['crop,h_-1', '0040-00000226'],
  ['crop,g_middle', '0040-00000209'],
  ['indexcrop,x_0', '0040-00000223'],
  ['indexcrop,y_0', '0040-00000224'],
  ['indexcrop,x_1,i_a', '0040-00000229'],
  ['circle', '0040-00000233'],
  ['rounded-corners', '0040-00000237'],
  ['rotate', '0040-00000216'],
  ['rotate,90,90', '0040-00000203'],
  ['auto-orient', '0040-00000214'],
  ['auto-orient,2', '0040-00000215'],
  ['auto-orient,1,1', '0040-00000203'],
  ['blur,g_all,r_1,s_1', '0004-00000243'],
  ['bright', '0040-00000245'],
  ['bright,1,1', '0040-00000203'],
  ['sharpen', '0040-00000279'],
  ['sharpen,100,100', '0040-00000203'],
  ['quality', '0040-00000307'],
  ['format', '0040-00000207'],
  ['format,dng', '0040-00000206'],
  ['interlace', '0040-00000281'],
  ['interlace,2', '0040-00000282'],
  ['interlace,1,1', '0040-00000203'],
  ['watermark', '0040-00000278'],
  ['watermark,text_', '0040-00000258'],
  ['watermark,text_YQ,type_*', '0040-00000250'],
  ['watermark,text_YQ,color_red', '0040-00000254'],
  ['watermark,text_YQ,g_middle', '0040-00000260'],
  ['watermark,text_YQ,fill_2', '0040-00000274'],
  ['watermark,text_YQ,image_YQ,order_2', '0040-00000269'],
  ['watermark,text_YQ,image_YQ,align_3', '0040-00000271'],
  ['watermark,image_*', '0040-00000265'],
]

describe('the tables', () => {
  const errors = (text: string) =>
    safeParse(text)
      .issues.filter(({ severity }) => severity === 'error')
      .map(({ code, ec }) => ({ code, ec }))

  const rows = bounds.map(([before, min, max, ec]) => ({ before, min, max, ec }))

  test.each(rows)('bound $before by $min and $max', ({ before, min, max, ec }) => {
    expect(errors(`${before}${min}`)).toEqual([])
    expect(errors(`${before}${max}`)).toEqual([])
    const refused = [{ code: 'VALUE_OUT_OF_RANGE', ec }]
    expect(errors(`${before}${min - 1}`)).toEqual(refused)
    expect(errors(`${before}${max + 1}`)).toEqual(refused)
  })

  test.each(refusals)('have the service’s code for %s', (action, ec) => {
    expect(errors(`image/${action}`).map((issue) => issue.ec)).toEqual([ec])
  })
})

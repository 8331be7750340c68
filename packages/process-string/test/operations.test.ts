import {
  image,
  named,
  type ProcessStringError,
  resize,
  type Style,
} from '@oss-process/process-string'
import { audioConcat, audioConvert, audioInfo } from '@oss-process/process-string/audio'
import {
  docConvert,
  docPolish,
  docPreview,
  docSnapshot,
  docTranslate,
} from '@oss-process/process-string/doc'
import { parse, processMode, safeParse, stringify } from '@oss-process/process-string/parse'
import {
  videoAnimation,
  videoConcat,
  videoConvert,
  videoInfo,
  videoSnapshot,
  videoSnapshots,
  videoSprite,
} from '@oss-process/process-string/video'
import { describe, expect, test } from 'vitest'

/** A value of a type that the compiler would refuse. */
function wrong<Type>(value: unknown): Type {
  return value as Type
}

const written: readonly (readonly [string, () => Style<never>, 'sync' | 'async'])[] = [
  ['video/snapshot,t_1000,f_jpg', () => videoSnapshot({ time: 1000, format: 'jpg' }), 'sync'],
  ['video/snapshot', () => videoSnapshot(), 'sync'],
  [
    'video/snapshots,f_jpg,w_100,h_100,scaletype_crop,inter_10000',
    () =>
      videoSnapshots({ format: 'jpg', width: 100, height: 100, scaling: 'crop', interval: 10000 }),
    'async',
  ],
  ['video/info', () => videoInfo(), 'sync'],
  [
    'video/convert,f_mp4,vcodec_h265,s_1920x1080,fps_29.97,fpsopt_1,acodec_aac,ab_100000,sn_1',
    () =>
      videoConvert({
        format: 'mp4',
        videoCodec: 'h265',
        frameSize: '1920x1080',
        frameRate: 29.97,
        frameRatePolicy: 'source-when-lower',
        audioCodec: 'aac',
        audioBitrate: 100_000,
        dropSubtitles: true,
      }),
    'async',
  ],
  [
    'video/animation,f_gif,w_100,h_100,inter_1000',
    () => videoAnimation({ format: 'gif', width: 100, height: 100, interval: 1000 }),
    'async',
  ],
  [
    'video/sprite,f_jpg,sw_100,sh_100,inter_10000,tw_10,th_10,pad_0,margin_0',
    () =>
      videoSprite({
        format: 'jpg',
        width: 100,
        height: 100,
        interval: 10_000,
        columns: 10,
        rows: 10,
        gap: 0,
        margin: 0,
      }),
    'async',
  ],
  [
    'video/concat,f_mp4,vcodec_h264,acodec_aac/pre,o_YQ/pre,o_Yg,ss_5/sur,o_Yw,t_0',
    () =>
      videoConcat({
        format: 'mp4',
        videoCodec: 'h264',
        audioCodec: 'aac',
        before: [{ key: 'a' }, { key: 'b', start: 5 }],
        after: [{ key: 'c', duration: 0 }],
      }),
    'async',
  ],
  [
    'audio/convert,ss_10000,f_aac,ab_96000',
    () => audioConvert({ start: 10_000, format: 'aac', audioBitrate: 96_000 }),
    'async',
  ],
  [
    'audio/concat,f_aac,ac_1/pre,o_YQ',
    () => audioConcat({ format: 'aac', channels: 1, before: [{ key: 'a' }] }),
    'async',
  ],
  ['audio/info', () => audioInfo(), 'sync'],
  [
    'doc/convert,pages_MS0xMA,target_png,source_docx',
    () => docConvert({ pages: '1-10', target: 'png', source: 'docx' }),
    'async',
  ],
  ['doc/snapshot,target_jpg,page_2', () => docSnapshot({ target: 'jpg', page: 2 }), 'sync'],
  [
    'doc/preview,export_0,print_1/watermark,text_YQ,size_30,t_60',
    () =>
      docPreview({ export: false, print: true, watermark: { text: 'a', size: 30, opacity: 60 } }),
    'sync',
  ],
  [
    'doc/translate,language_en_US,content_5rWL6K-V',
    () => docTranslate({ language: 'en_US', content: '测试' }),
    'sync',
  ],
  ['doc/polish,content_YQ', () => docPolish({ content: 'a' }), 'sync'],
]

describe('operations', () => {
  test.each(written)('writes and reads %s', (text, build, mode) => {
    expect(String(build())).toBe(text)
    expect(stringify(parse(text))).toBe(text)
    expect(processMode(parse(text).style)).toBe(mode)
    expect(safeParse(text, { mode }).ok).toBe(true)
    const other = mode === 'sync' ? 'async' : 'sync'
    expect(safeParse(text, { mode: other })).toMatchObject({
      ok: false,
      issues: [{ code: 'MODE_MISMATCH' }],
    })
  })

  test('parses to the options of the builder', () => {
    const options = {
      format: 'mp4',
      videoCodec: 'h264',
      audioCodec: 'aac',
      after: [{ key: 'c', duration: 0 }],
    } as const
    expect(parse(String(videoConcat(options))).style).toEqual({
      kind: 'operation',
      family: 'video',
      operation: 'concat',
      mode: 'async',
      known: true,
      options,
      start: 0,
      end: 'video/concat,f_mp4,vcodec_h264,acodec_aac/sur,o_Yw,t_0'.length,
    })
  })

  test('keeps what no page describes', () => {
    expect(parse('doc/edit,export_1,print_0').style).toEqual({
      kind: 'operation',
      family: 'doc',
      operation: 'edit',
      mode: 'sync',
      known: false,
      text: 'edit,export_1,print_0',
      start: 0,
      end: 25,
    })
    expect(parse('video/snapshot,t_1,z_2,3/zoom,1').style).toEqual({
      kind: 'operation',
      family: 'video',
      operation: 'snapshot',
      mode: 'sync',
      known: true,
      options: { time: 1 },
      unknown: [
        { name: 'z', value: '2' },
        { name: '', value: '3' },
      ],
      trailing: ['zoom,1'],
      start: 0,
      end: 31,
    })
  })

  test.each([
    ['doc/edit,export_1,print_0'],
    ['video/snapshot,t_1,z_2,3/zoom,1'],
    ['doc/preview,copy_0,z_1/watermark,text_YQ/x/y'],
    ['doc/preview/watermark,text_YQ/watermark,text_Yg'],
  ])('gives back %s', (text) => {
    expect(stringify(parse(text))).toBe(text)
  })

  test.each(['64x4096', '4096x64'])('accepts the frame size %s', (frameSize) => {
    expect(String(videoConvert({ frameSize }))).toBe(`video/convert,s_${frameSize}`)
  })

  test('accepts ten inputs', () => {
    const five = Array.from({ length: 5 }, () => ({ key: 'a' }))
    const text = `audio/concat,f_aac${'/pre,o_YQ'.repeat(5)}${'/sur,o_YQ'.repeat(5)}`
    expect(String(audioConcat({ format: 'aac', before: five, after: five }))).toBe(text)
    expect(safeParse(text).issues.map(({ code }) => code)).toEqual(['SAVE_AS_MISSING'])
  })

  const eleven = Array.from({ length: 11 }, () => ({ key: 'a' }))
  test.each([
    ['a missing format', () => videoSnapshots(wrong({})), 'PARAMETER_MISSING', ['format']],
    [
      'an odd edge',
      () => videoConvert({ frameSize: '1921x1080' }),
      'VALUE_OUT_OF_RANGE',
      ['frameSize'],
    ],
    [
      'an edge below 64',
      () => videoConvert({ frameSize: '62x64' }),
      'VALUE_OUT_OF_RANGE',
      ['frameSize'],
    ],
    [
      'an edge above 4096',
      () => videoConvert({ frameSize: '64x4098' }),
      'VALUE_OUT_OF_RANGE',
      ['frameSize'],
    ],
    [
      'three edges',
      () => videoConvert({ frameSize: '64x64x64' }),
      'VALUE_NOT_ALLOWED',
      ['frameSize'],
    ],
    [
      'a size with a unit',
      () => videoConvert({ frameSize: '64x64px' }),
      'VALUE_NOT_ALLOWED',
      ['frameSize'],
    ],
    [
      'a size that is a number',
      () => videoConvert({ frameSize: wrong(64) }),
      'VALUE_WRONG_TYPE',
      ['frameSize'],
    ],
    [
      'a rate that is a text',
      () => videoConvert({ frameRate: wrong('25') }),
      'VALUE_WRONG_TYPE',
      ['frameRate'],
    ],
    [
      'a size in words',
      () => videoConvert({ frameSize: 'big' }),
      'VALUE_NOT_ALLOWED',
      ['frameSize'],
    ],
    ['an exponent', () => videoConvert({ frameRate: 1e-7 }), 'VALUE_WRONG_TYPE', ['frameRate']],
    ['a high rate', () => videoConvert({ frameRate: 241 }), 'VALUE_OUT_OF_RANGE', ['frameRate']],
    [
      'a format with a slash',
      () => videoConvert({ pixelFormat: 'a/b' }),
      'VALUE_NOT_ALLOWED',
      ['pixelFormat'],
    ],
    [
      'quality beside bitrate',
      () => audioConvert({ format: 'aac', audioQuality: 5, audioBitrate: 96_000 }),
      'PARAMETER_NOT_APPLICABLE',
      ['audioQuality'],
    ],
    [
      'an input without a key',
      () => audioConcat({ format: 'aac', after: [wrong({})] }),
      'PARAMETER_MISSING',
      ['after', 0, 'key'],
    ],
    [
      'inputs that are no list',
      () => audioConcat({ format: 'aac', after: wrong({}) }),
      'VALUE_WRONG_TYPE',
      ['after'],
    ],
    [
      'inputs of which one is no object',
      () => audioConcat({ format: 'aac', after: [{ key: 'a' }, wrong('b')] }),
      'VALUE_WRONG_TYPE',
      ['after'],
    ],
    [
      'no input where a list stands',
      () => audioConcat({ format: 'aac', before: wrong(null) }),
      'VALUE_WRONG_TYPE',
      ['before'],
    ],
    [
      'an empty watermark text',
      () => docPreview({ watermark: { text: '' } }),
      'VALUE_EMPTY',
      ['watermark', 'text'],
    ],
    [
      'a watermark that is no object',
      () => docPreview({ watermark: wrong('a') }),
      'VALUE_WRONG_TYPE',
      ['watermark'],
    ],
    [
      'too many inputs',
      () => audioConcat({ format: 'aac', after: eleven }),
      'ACTION_TOO_OFTEN',
      undefined,
    ],
  ])('refuses %s', (_, build, code, path) => {
    let issues: unknown
    try {
      build()
    } catch (error) {
      issues = (error as ProcessStringError).issues
    }
    expect(issues).toMatchObject([{ code, ...(path ? { path } : {}) }])
  })

  test.each([[5], [null], ['f_mp4']])('throws a TypeError for the options %o', (options) => {
    expect(() => videoConvert(wrong(options))).toThrow(
      new TypeError('video/convert: expected an object with options'),
    )
  })
})

describe('safeParse', () => {
  test.each([
    ['video/snapshto,t_0', 'OPERATION_UNKNOWN', 'warning', 'video/snapshot'],
    ['video/', 'STYLE_EMPTY', 'error', undefined],
    ['vidoe/snapshot', 'FAMILY_UNKNOWN', 'error', 'video/'],
    ['doc/convert,target_jpg/snapshot,page_2', 'ACTION_UNKNOWN', 'warning', undefined],
    [`audio/concat,f_aac${'/pre,o_YQ'.repeat(11)}`, 'ACTION_TOO_OFTEN', 'error', undefined],
    ['audio/concat,f_aac/pre', 'PARAMETER_MISSING', 'error', undefined],
  ])('says of %j: %s', (text, code, severity, suggestion) => {
    const issues = safeParse(text).issues.filter((issue) => issue.severity !== 'hint')
    expect(issues).toMatchObject([{ code, severity }])
    expect(issues[0]?.suggestion).toBe(suggestion)
  })

  test.each([['doc/edit'], ['hls/sign'], ['imm/previewdoc,copy_1']])('knows %s by name', (text) => {
    expect(safeParse(text)).toMatchObject({ ok: true, issues: [] })
    expect(processMode(parse(text).style)).toBe('both')
  })

  test.each([
    ['image/flip,1', 'async', 'style: expected an asynchronous operation, received "image/flip,1"'],
    [
      'video/convert,f_mp4|sys/saveas,o_YQ',
      'sync',
      'style: expected a synchronous operation, received "video/convert,f_mp4"',
    ],
  ] as const)('refuses %s in the wrong mode', (text, mode, message) => {
    const start = 0
    const end = text.split('|')[0]?.length
    expect(safeParse(text, { mode }).issues).toMatchObject([{ message, start, end }])
  })

  test.each(['style/a', 'doc/edit', 'video/stabilize'])('accepts %s in both modes', (text) => {
    expect(safeParse(text, { mode: 'sync' }).ok).toBe(true)
    expect(safeParse(text, { mode: 'async' }).ok).toBe(true)
  })

  test('finds the mode of image actions and named styles', () => {
    expect(processMode(parse(String(image(resize({ width: 1 })))).style)).toBe('sync')
    expect(processMode(parse('image/deblindwatermark').style)).toBe('async')
    expect(processMode(parse(String(named('a'))).style)).toBe('both')
  })
})

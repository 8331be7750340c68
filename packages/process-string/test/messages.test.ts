/** The whole message of each mistake, as people read it. */
import {
  blindWatermark,
  blur,
  type ImageAction,
  image,
  named,
  ProcessStringError,
  resize,
  saveAs,
  watermark,
} from '@oss-process/process-string'
import { audioConcat, audioConvert } from '@oss-process/process-string/audio'
import { docPreview } from '@oss-process/process-string/doc'
import { safeParse } from '@oss-process/process-string/parse'
import { videoConvert, videoSnapshot } from '@oss-process/process-string/video'
import { describe, expect, test } from 'vitest'

/** A value of a type that the compiler would refuse. */
function wrong<Type>(value: unknown): Type {
  return value as Type
}

/** A text, and per issue: code, culprit, path, message. */
const texts: readonly (readonly [string, ...string[]])[] = [
  ['', 'STYLE_EMPTY at "" []: style: expected a style such as image/resize,w_100, received ""'],
  [
    '/x',
    'FAMILY_UNKNOWN at "" []: style: expected to begin with one of image/, style/, video/, audio/, doc/, hls/, imm/, received ""',
  ],
  [
    'imgae/resize,w_1',
    'FAMILY_UNKNOWN at "imgae" []: style: expected to begin with one of image/, style/, video/, audio/, doc/, hls/, imm/, received "imgae"; did you mean image/?',
  ],
  ['image', 'STYLE_EMPTY at "" []: image: expected at least one action, received ""'],
  ['image/', 'STYLE_EMPTY at "" []: image: expected at least one action, received ""'],
  [
    'image/rotate,1//flip,1',
    'ACTION_EMPTY at "//" []: image: expected an action between two slashes, received "//"; write image/rotate,1/flip,1',
  ],
  [
    'image//flip,1',
    'ACTION_EMPTY at "//" []: image: expected an action between two slashes, received "//"; write image/flip,1',
  ],
  [
    'image/flip,1////flip,1',
    'ACTION_EMPTY at "////" []: image: expected an action between two slashes, received "////"; write image/flip,1/flip,1',
  ],
  [
    'image/flip,1/',
    'ACTION_EMPTY at "/" []: image: expected no slash after the last action, received "/"; write image/flip,1',
  ],
  ['image///', 'STYLE_EMPTY at "//" []: image: expected at least one action, received "//"'],
  [
    'video/info//',
    'ACTION_EMPTY at "//" []: info: expected no slash after the last action, received "//"; write video/info',
  ],
  [
    'doc/preview//watermark,text_YQ/',
    'ACTION_EMPTY at "//" []: preview: expected an action between two slashes, received "//"; write doc/preview/watermark,text_YQ',
    'ACTION_EMPTY at "/" []: preview: expected no slash after the last action, received "/"',
  ],
  [
    'image/resize,w_0,w_100',
    'PARAMETER_REPEATED at "w_0" [0]: resize w: expected each parameter once (a later one counts in place of this one), received "w_0"; write image/resize,w_100',
  ],
  [
    'image/resise,w_1',
    'ACTION_UNKNOWN at "resise" [0]: image: expected the name of an action, received "resise"; did you mean resize?',
  ],
  [
    'image/slim,1',
    'ACTION_UNKNOWN at "slim" [0]: image: expected the name of an action, received "slim"',
  ],
  [
    'image/resize',
    'PARAMETER_MISSING at "resize" [0]: resize: expected at least one of w, h, l, s, p, P, received "resize"',
  ],
  [
    'image/resize,w_1,color_ffffff',
    'PARAMETER_NOT_APPLICABLE at "color_ffffff" [0.color]: resize color: expected only with m pad, received "color_ffffff"',
  ],
  [
    'image/resize,m_pad,w_1,color_fff',
    'VALUE_NOT_ALLOWED at "fff" [0.color]: resize color: expected six hexadecimal digits, received "fff"',
  ],
  [
    'image/blur,r_1,s_1,p_5',
    'PARAMETER_NOT_APPLICABLE at "p_5" [0.zoom]: blur p: expected only with g face or faces, received "p_5"',
  ],
  [
    'image/resize,limit_2,w_1',
    'VALUE_NOT_ALLOWED at "2" [0.limit]: resize limit: expected 0 or 1, received "2"',
  ],
  [
    'image/resize,w_1,,h_2',
    'PARAMETER_EMPTY at "," [0]: resize: expected a parameter between two commas, received ""; write image/resize,w_1,h_2',
  ],
  [
    'image/resize,w_1,,',
    'PARAMETER_EMPTY at "," [0]: resize: expected a parameter between two commas, received ""; write image/resize,w_1',
  ],
  [
    'image/resize,w_0,h_0',
    'VALUE_OUT_OF_RANGE at "resize,w_0,h_0" [0]: resize: expected one edge above 0, received "resize,w_0,h_0"',
    'VALUE_OUT_OF_RANGE at "0" [0.width]: resize w: expected an integer from 1 to 16384, received "0"',
    'VALUE_OUT_OF_RANGE at "0" [0.height]: resize h: expected an integer from 1 to 16384, received "0"',
  ],
  [
    'image/resize,w_1,w_2',
    'PARAMETER_REPEATED at "w_1" [0]: resize w: expected each parameter once (a later one counts in place of this one), received "w_1"; write image/resize,w_2',
  ],
  [
    'image/resize,P_5',
    'PARAMETER_NOT_APPLICABLE at "P_5" [0.percentOfMain]: resize P: expected to be in the style of a watermark picture only, received "P_5"',
  ],
  [
    'image/rotate',
    'PARAMETER_MISSING at "rotate" [0.angle]: rotate: expected an integer from 0 to 360, received nothing',
  ],
  [
    'image/rotate,90,45',
    'VALUES_TOO_MANY at "45" [0]: rotate: expected no further parameter, received "45"',
  ],
  [
    'image/crop,q_1',
    'PARAMETER_UNKNOWN at "q_1" [0]: crop: expected one of x, y, w, h, g, p, received "q_1"',
  ],
  [
    'image/info,1',
    'PARAMETER_UNKNOWN at "1" [0]: info: expected no further parameter, received "1"',
  ],
  [
    'image/info/rotate,1',
    'ACTION_NOT_ALONE at "info" [0]: info: expected to be the only action of its style, received "rotate"',
  ],
  [
    'image/watermark,text_*',
    'VALUE_NOT_BASE64 at "*" [0.text]: watermark text: expected URL-safe Base64 of text of 1 to 64 bytes, received "*"',
  ],
  [
    'image/watermark,image_d',
    'VALUE_NOT_BASE64 at "d" [0.image]: watermark image: expected URL-safe Base64 of key, or of key?x-oss-process=image/ with resize, crop, indexcrop, rounded-corners, rotate, received "d"',
  ],
  [
    'image/watermark,text_YQ,type_YQ',
    'VALUE_NOT_ALLOWED at "YQ" [0.font]: watermark type: expected one of wqy-zenhei, wqy-microhei, fangzhengshusong, fangzhengkaiti, fangzhengheiti, fangzhengfangsong, droidsansfallback, received "a"',
  ],
  [
    'image/watermark,text_YQ,order_2',
    'VALUE_NOT_ALLOWED at "2" [0.order]: watermark order: expected one of 0 (image-first), 1 (text-first), received "2"',
  ],
  [
    'image/watermark,image_YT94LW9zcy1wcm9jZXNzPWltYWdlL2NpcmNsZSxyXzE',
    'ACTION_NOT_NESTABLE at "YT94LW9zcy1wcm9jZXNzPWltYWdlL2NpcmNsZSxyXzE" [0.image]: watermark image: expected a picture\'s own style of resize, crop, indexcrop, rounded-corners, rotate, received "circle,r_1"',
  ],
  [
    'image/watermark,image_YT94LW9zcy1wcm9jZXNzPWltYWdlL3Jlc2l6ZSx3XzA',
    'VALUE_OUT_OF_RANGE at "image_YT94LW9zcy1wcm9jZXNzPWltYWdlL3Jlc2l6ZSx3XzA" [0.image.style.0.width]: watermark image: resize w: expected an integer from 1 to 16384, received "0"',
  ],
  [
    'image/watermark,image_YQ/watermark,image_Yg/watermark,image_Yw/watermark,image_ZA',
    'ACTION_TOO_OFTEN at "watermark,image_ZA" [3.image]: watermark image: expected at most 3 different pictures in one style, received 4',
  ],
  [
    'image/rotate,1/blindwatermark,content_YQ/flip,1',
    'ACTION_NOT_LAST at "blindwatermark,content_YQ" [1]: blindwatermark: expected to be the last action of its style, received "flip"',
  ],
  [
    'style/a b',
    'STYLE_NAME_INVALID at "a b" []: style: expected a name of 1 to 63 letters, digits, _ - ., received "a b"',
  ],
  [
    'style/',
    'STYLE_NAME_INVALID at "" []: style: expected a name of 1 to 63 letters, digits, _ - ., received ""',
  ],
  [
    'image/rotate,1|saveas,o_aw',
    'PIPELINE_UNKNOWN at "saveas,o_aw" []: process string: expected one sys/saveas and at most one notify after the |, received "saveas,o_aw"',
  ],
  [
    'image/rotate,1|sys',
    'PIPELINE_UNKNOWN at "sys" []: process string: expected one sys/saveas and at most one notify after the |, received "sys"',
  ],
  [
    'image/rotate,1|video/saveas,o_aw',
    'PIPELINE_UNKNOWN at "video/saveas,o_aw" []: process string: expected one sys/saveas and at most one notify after the |, received "video/saveas,o_aw"',
  ],
  [
    'image/rotate,1|sys/save,o_aw/saveas,o_aw',
    'PIPELINE_UNKNOWN at "save,o_aw" []: process string: expected one sys/saveas and at most one notify after the |, received "save,o_aw"',
  ],
  [
    'image/rotate,1|sys/saveas,o_aw,x_1/notify,y_1',
    'PARAMETER_UNKNOWN at "x_1" [saveAs]: saveas: expected one of o, b, received "x_1"',
    'PARAMETER_MISSING at "notify,y_1" [notify.topic]: notify topic: expected URL-safe Base64 of text of 1 to 255 bytes, received nothing',
    'PARAMETER_UNKNOWN at "y_1" [notify]: notify: expected one of topic, received "y_1"',
  ],
  [
    'image/rotate,1|sys/saveas,o_aw/saveas,o_aw',
    'SYS_PART_REPEATED at "saveas,o_aw" []: process string: expected one sys/saveas and at most one notify after the |, received "saveas,o_aw"',
  ],
  [
    'image/rotate,1|sys/saveas,b_QQ',
    'PARAMETER_MISSING at "saveas,b_QQ" [saveAs.key]: saveas o: expected URL-safe Base64 of text of 1 to 1023 bytes, received nothing',
    'VALUE_NOT_ALLOWED at "QQ" [saveAs.bucket]: saveas b: expected lower-case letters, digits and hyphens, received "A"',
  ],
  [
    'image/rotate,1|sys/notify,topic_YQ/notify,topic_YQ',
    'SYS_PART_REPEATED at "notify,topic_YQ" []: process string: expected one sys/saveas and at most one notify after the |, received "notify,topic_YQ"',
  ],
  [
    'video/',
    'STYLE_EMPTY at "" []: style: expected the name of an operation, such as video/snapshot, received "video/"',
  ],
  [
    'video/snapsho,t_1',
    'OPERATION_UNKNOWN at "snapsho" []: style: expected the name of an operation, such as video/snapshot, received "video/snapsho"; did you mean video/snapshot?',
  ],
  [
    'video/info/x,1',
    'ACTION_UNKNOWN at "x,1" []: info: expected nothing, or an action that may follow it, received "x,1"',
  ],
  [
    'audio/concat,f_aac/pre,o_YQ/pre,z_1/sur,o_*',
    'PARAMETER_MISSING at "pre,z_1" [before.1.key]: pre o: expected URL-safe Base64 of text of 1 to 1023 bytes, received nothing',
    'PARAMETER_UNKNOWN at "z_1" [before.1]: pre: expected one of o, ss, t, received "z_1"',
    'VALUE_NOT_BASE64 at "*" [after.0.key]: sur o: expected URL-safe Base64 of text of 1 to 1023 bytes, received "*"',
  ],
  [
    `audio/concat,f_aac${'/pre,o_YQ'.repeat(11)}`,
    `ACTION_TOO_OFTEN at "${'pre,o_YQ/'.repeat(10)}pre,o_YQ" []: concat: expected at most 10 inputs besides the addressed object, received 11`,
  ],
  [
    'doc/preview/watermark,text_*',
    'VALUE_NOT_BASE64 at "*" [watermark.text]: watermark text: expected URL-safe Base64 of text of 1 to 1023 bytes, received "*"',
  ],
  [
    'doc/preview/watermark,text_YQ/watermark,text_Yg',
    'ACTION_UNKNOWN at "watermark,text_Yg" []: preview: expected nothing, or an action that may follow it, received "watermark,text_Yg"',
  ],
  [
    'video/snapshot,t_x,f_gif',
    'VALUE_WRONG_TYPE at "x" [time]: snapshot t: expected an integer of at least 0, received "x"',
    'VALUE_NOT_ALLOWED at "gif" [format]: snapshot f: expected one of jpg, png, received "gif"',
  ],
  [
    'video/convert,f_mp4,s_1x1',
    'VALUE_NOT_ALLOWED at "1x1" [frameSize]: convert s: expected a size such as 1920x1080, each edge even, from 64 to 4096, received "1x1"',
  ],
  [
    'video/snapshot,t_5s',
    'VALUE_WRONG_TYPE at "5s" [time]: snapshot t: expected an integer of at least 0, received "5s"',
  ],
  [
    'video/snapshot,t_s5',
    'VALUE_WRONG_TYPE at "s5" [time]: snapshot t: expected an integer of at least 0, received "s5"',
  ],
  [
    'video/snapshot,t_-5',
    'VALUE_OUT_OF_RANGE at "-5" [time]: snapshot t: expected an integer of at least 0, received "-5"',
  ],
  [
    'image/rotate,1/blindwatermark,content_*',
    'VALUE_NOT_BASE64 at "*" [1.content]: blindwatermark content: expected URL-safe Base64 of text of 1 to 256 characters, received "*"',
  ],
  [
    'video/convert,f_mp4,ab_1000,aq_5',
    'PARAMETER_NOT_APPLICABLE at "aq_5" [audioQuality]: convert aq: expected only with ab left out, received "aq_5"',
  ],
  [
    'audio/convert,f_mp3,ab_1000,aq_5',
    'PARAMETER_NOT_APPLICABLE at "aq_5" [audioQuality]: convert aq: expected only with ab left out, received "aq_5"',
  ],
]

describe('safeParse', () => {
  test.each(texts)('explains what is wrong with %j', (text, ...expected) => {
    const issues = safeParse(text).issues.filter(({ severity }) => severity !== 'hint')
    const said = issues.map(({ code, start, end, path = [], message }) => {
      return `${code} at "${text.slice(start, end)}" [${path.join('.')}]: ${message}`
    })
    expect(said).toEqual(expected)
  })
})

/** A call, and per issue: code, path, letters, the service's code, message. */
const calls: readonly (readonly [() => unknown, ...string[]])[] = [
  [
    () => named(wrong(5)),
    'STYLE_NAME_INVALID [] - 0017-00000251: style: expected a name of 1 to 63 letters, digits, _ - ., received 5',
  ],
  [
    () => named(wrong(['small'])),
    'STYLE_NAME_INVALID [] - 0017-00000251: style: expected a name of 1 to 63 letters, digits, _ - ., received an object',
  ],
  [
    () => named('x'.repeat(64)),
    'STYLE_NAME_INVALID [] - 0017-00000250: style: expected a name of 1 to 63 letters, digits, _ - ., received "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
  ],
  [
    () => image(resize({})),
    'PARAMETER_MISSING [0] - 0040-00000322: resize options: expected at least one of width, height, longest, shortest, percent, percentOfMain, received nothing',
  ],
  [
    () => image(resize({ width: 1, color: 'ffffff' })),
    'PARAMETER_NOT_APPLICABLE [0.color] color -: resize color: expected only with mode pad, received "ffffff"',
  ],
  [
    () => image(resize(wrong({ width: 1, wdith: 2 }))),
    'PARAMETER_UNKNOWN [0.wdith] - -: resize wdith: expected one of mode, width, height, longest, shortest, percent, limit, color, percentOfMain, received 2',
  ],
  [
    () => image(resize(wrong({ width: {}, limit: null }))),
    'VALUE_WRONG_TYPE [0.width] w 0040-00000312: resize width: expected an integer from 1 to 16384, received an object',
    'VALUE_WRONG_TYPE [0.limit] limit 0040-00000319: resize limit: expected true or false, received null',
  ],
  [
    () => image(resize({ width: Number.NaN, height: Infinity })),
    'VALUE_WRONG_TYPE [0.width] w 0040-00000312: resize width: expected an integer from 1 to 16384, received NaN',
    'VALUE_WRONG_TYPE [0.height] h 0040-00000313: resize height: expected an integer from 1 to 16384, received Infinity',
  ],
  [
    () => image(...wrong<[ImageAction<'sync'>]>([])),
    'STYLE_EMPTY [] - 0040-00000212: image: expected an action, received nothing',
  ],
  [
    () => image(blur({ radius: 1, sigma: 1, zoom: 5 })),
    'PARAMETER_NOT_APPLICABLE [0.zoom] p -: blur zoom: expected only with area face or faces, received 5',
  ],
  [
    () => image(watermark({ image: wrong(5) })),
    'VALUE_WRONG_TYPE [0.image] image -: watermark image: expected a key, or { key, style } with an image style of resize, crop, indexcrop, rounded-corners, rotate, received 5',
  ],
  [
    () =>
      image(
        watermark(wrong({ image: 'a', text: 'b', font: 'arial', order: 0, align: 'left' })),
        blindWatermark({ content: 'x'.repeat(257) }),
      ),
    'VALUE_NOT_ALLOWED [0.font] type 0040-00000251: watermark font: expected one of wqy-zenhei, wqy-microhei, fangzhengshusong, fangzhengkaiti, fangzhengheiti, fangzhengfangsong, droidsansfallback, received "arial"',
    'VALUE_WRONG_TYPE [0.order] order 0040-00000269: watermark order: expected one of image-first, text-first, received 0',
    'VALUE_NOT_ALLOWED [0.align] align 0040-00000271: watermark align: expected one of top, middle, bottom, received "left"',
    'VALUE_TOO_LONG [1.content] content -: blindwatermark content: expected text of 1 to 256 characters, received "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" (257 characters)',
  ],
  [
    () => videoConvert({ frameRate: 241, pixelFormat: 'a/b', frameSize: 'big' }),
    'VALUE_NOT_ALLOWED [frameSize] s -: convert frameSize: expected a size such as 1920x1080, each edge even, from 64 to 4096, received "big"',
    'VALUE_OUT_OF_RANGE [frameRate] fps -: convert frameRate: expected a number from 0 to 240, received 241',
    'VALUE_NOT_ALLOWED [pixelFormat] pixfmt -: convert pixelFormat: expected letters and digits, received "a/b"',
  ],
  [
    () => saveAs('sys/notify,topic_YQ', { key: 'k' }),
    'SYS_PART_PRESENT [] - -: style: expected a style without a sys/ part, received "sys/notify,topic_YQ"',
  ],
  [
    () => saveAs('', { key: 'k' }),
    'STYLE_EMPTY [] - -: style: expected a style without a sys/ part, received ""',
  ],
  [
    () => saveAs('style/s|sys/notify,topic_YQ', { key: 'k' }),
    'SYS_PART_PRESENT [] - -: style: expected a style without a sys/ part, received "style/s|sys/notify,topic_YQ"',
  ],
  [
    () => saveAs('style/s', { key: 'k', bucket: 'B' }),
    'VALUE_NOT_ALLOWED [bucket] b -: saveas bucket: expected lower-case letters, digits and hyphens, received "B"',
  ],
  [
    () => saveAs('style/s', { key: 'x'.repeat(1024) }),
    'VALUE_TOO_LONG [key] o -: saveas key: expected text of 1 to 1023 bytes, received "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" (1024 bytes)',
  ],
  [
    () => videoSnapshot(wrong({ time: 'x' })),
    'VALUE_WRONG_TYPE [time] t -: snapshot time: expected an integer of at least 0, received "x"',
  ],
  [
    () => audioConcat({ format: 'aac', before: wrong({}), after: wrong([5]) }),
    'VALUE_WRONG_TYPE [before] - -: before: expected an array of objects, received an object',
    'VALUE_WRONG_TYPE [after] - -: after: expected an array of objects, received an object',
  ],
  [
    () => audioConcat({ format: 'aac', before: Array(11).fill({ key: 'a' }) }),
    'ACTION_TOO_OFTEN [] - -: concat: expected at most 10 inputs besides the addressed object, received 11',
  ],
  [
    () => docPreview({ watermark: wrong('a') }),
    'VALUE_WRONG_TYPE [watermark] - -: watermark: expected an object with options, received "a"',
  ],
  [
    () => audioConvert({ format: 'mp3', audioBitrate: 1000, audioQuality: 5 }),
    'PARAMETER_NOT_APPLICABLE [audioQuality] aq -: convert audioQuality: expected only with audioBitrate left out, received 5',
  ],
]

describe('the builder', () => {
  const cases = calls.map(([call, ...expected]) => ({ name: String(call), call, expected }))

  test.each(cases)('explains what is wrong with $name', ({ call, expected }) => {
    let issues: ProcessStringError['issues'] = []
    try {
      call()
    } catch (error) {
      if (error instanceof ProcessStringError) issues = error.issues
    }
    const said = issues.map(({ code, path = [], parameter = '-', ec = '-', message }) => {
      return `${code} [${path.join('.')}] ${parameter} ${ec}: ${message}`
    })
    expect(said).toEqual(expected)
  })
})

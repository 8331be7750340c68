/**
 * The compiler checks the lists of this file: a `right` or `wrong` line that does not hold is a type
 * error. At run time the same texts go through the parser, which must agree.
 */
import {
  type Checked,
  literal,
  type MissingParameter,
  type NotALiteral,
  type TooManyStyles,
  type TooManyValues,
  type UnknownAction,
  type UnknownFamily,
  type UnknownParameter,
  type WrongStyleName,
  type WrongSysPart,
  type WrongValue,
} from '@oss-process/process-string/literal'
import { safeParse } from '@oss-process/process-string/parse'
import { describe, expect, expectTypeOf, test } from 'vitest'

type KindOf<Mistake> =
  Mistake extends UnknownAction<unknown, unknown>
    ? 'UnknownAction'
    : Mistake extends UnknownParameter<unknown, unknown, unknown>
      ? 'UnknownParameter'
      : Mistake extends MissingParameter<unknown, unknown>
        ? 'MissingParameter'
        : Mistake extends WrongValue<unknown, unknown, unknown, unknown>
          ? 'WrongValue'
          : Mistake extends TooManyValues<unknown, unknown>
            ? 'TooManyValues'
            : Mistake extends UnknownFamily<unknown, unknown>
              ? 'UnknownFamily'
              : Mistake extends WrongStyleName<unknown>
                ? 'WrongStyleName'
                : Mistake extends WrongSysPart<unknown>
                  ? 'WrongSysPart'
                  : Mistake extends TooManyStyles<unknown, unknown>
                    ? 'TooManyStyles'
                    : never

/** Compiles only when the literal has a mistake of this kind. */
function wrong<const Text extends string>(text: Text, _kind: KindOf<Checked<Text>>): string {
  return text
}

const right = [
  literal('image/resize,w_100'),
  literal('image/resize,w_100|image/format,jpg'),
  literal('style/small|image/format,jpg|sys/saveas,o_aw'),
  literal('style/a|style/b|style/c|style/d|style/e|sys/saveas,o_aw'),
  literal('image/resize,m_fixed,w_100,h_100'),
  literal('image/resize,w_100,m_lfit'),
  literal('image/resize,m_fill,w_300,h_200,limit_0'),
  literal('image/resize,m_pad,w_100,h_100,color_ff00AA'),
  literal('image/resize,l_800'),
  literal('image/resize,s_600'),
  literal('image/resize,p_50'),
  literal('image/resize,w_16384'),
  literal('image/resize,w_100,'),
  literal('image/crop,x_100,y_50,w_100,h_100'),
  literal('image/crop,w_0,h_0'),
  literal('image/crop,w_200,h_200,g_se'),
  literal('image/crop,w_200,h_200,g_face,p_150'),
  literal('image/crop,g_auto'),
  literal('image/crop'),
  literal('image/indexcrop,x_100,i_0'),
  literal('image/indexcrop,y_100'),
  literal('image/circle,r_100'),
  literal('image/rounded-corners,r_30'),
  literal('image/rotate,90'),
  literal('image/rotate,0'),
  literal('image/flip,0'),
  literal('image/flip,2'),
  literal('image/auto-orient,1'),
  literal('image/blur,r_3,s_2'),
  literal('image/blur,g_faces,p_150,r_25,s_50'),
  literal('image/bright,50'),
  literal('image/bright,-50'),
  literal('image/contrast,-100'),
  literal('image/sharpen,100'),
  literal('image/quality,q_80'),
  literal('image/quality,Q_90'),
  literal('image/quality,80'),
  literal('image/format,webp'),
  literal('image/interlace,1'),
  literal('image/watermark,text_SGVsbG8gV29ybGQ,size_30,g_se,x_10,y_10'),
  literal('image/watermark,text_SGVsbG8,type_d3F5LXplbmhlaQ,color_000000,shadow_50,rotate_30'),
  literal('image/watermark,image_cGFuZGEucG5n,t_90,voffset_-10'),
  literal('image/watermark,image_cGFuZGEucG5n,text_SGVsbG8_,order_1,align_2,interval_5'),
  literal('image/watermark,text_SGVsbG8=,fill_1,padx_1,pady_1'),
  literal('image/info'),
  literal('image/average-hue'),
  literal('image/blindwatermark,content_dGVzdA,s_low,q_90'),
  literal('image/deblindwatermark'),
  literal('image/deblindwatermark,s_low,t_text|sys/notify,topic_dGVzdA'),
  literal('image/faces'),
  literal('image/score'),
  literal('image/resize,w_100/format,webp'),
  literal('image/auto-orient,1/resize,w_800/quality,q_80/format,jpg/interlace,1'),
  literal('image/watermark,text_QQ/watermark,text_Qg,y_60'),
  literal('style/small'),
  literal('style/::h264-mp4-1080p'),
  literal('style/small|sys/saveas,o_dGVzdC5qcGc=,b_dGVzdA=='),
  literal('image/resize,w_100|sys/saveas,o_dGVzdC5qcGc'),
  literal('image/resize,w_100|sys/saveas,b_dGVzdA,o_5Zu+54mHfj8/LmpwZw=='),
  literal('image/resize,w_100|sys/saveas,o_dGVzdC5qcGc/notify,topic_dGVzdA'),
  literal('video/snapshot'),
  literal('video/snapshot,t_7000,f_jpg,w_800,h_600,m_fast'),
  literal('video/info'),
  literal('video/convert,f_mp4,s_1920x1080,fps_29.97,fpsopt_1,pixfmt_yuv420p'),
  literal('video/concat,f_mp4,vcodec_h264,acodec_aac/pre,o_Y29u/sur,o_Y29u,t_0'),
  literal('audio/convert,f_aac,ab_96000,adepth_16|sys/saveas,o_dGVz'),
  literal('doc/convert,pages_MS0xMA,target_png,source_docx|sys/saveas,o_ZG9j'),
  literal('doc/preview,copy_1/watermark,text_5YaF,size_30'),
  literal('doc/translate,language_en_US,content_5rWL6K-V'),
  literal('doc/edit'),
  literal('hls/sign'),
]

const wrongOnes = [
  wrong('image/resise,w_100', 'UnknownAction'),
  wrong('image/rotate,1|image/resise,w_100', 'UnknownAction'),
  wrong('image/rotate,x|image/resize,w_100', 'WrongValue'),
  wrong('style/s|image/resize,w_100|style/a b', 'WrongStyleName'),
  wrong('video/snapshot,t_1|image/resize,w_100', 'WrongSysPart'),
  wrong('image/rotate,1|sys/saveas,o_aw|image/rotate,1', 'UnknownParameter'),
  wrong('style/a|style/b|style/c|style/d|style/e|style/f', 'TooManyStyles'),
  wrong('image/Resize,w_100', 'UnknownAction'),
  wrong('image/slim,1', 'UnknownAction'),
  wrong('image/autoorient,1', 'UnknownAction'),
  wrong('image/resize,w_100/fromat,webp', 'UnknownAction'),
  wrong('image/resize,w_100//format,webp', 'UnknownAction'),
  wrong('image/', 'UnknownAction'),
  wrong('image/resize,w_100/', 'UnknownAction'),
  wrong('image/resize', 'MissingParameter'),
  wrong('image/resize,', 'MissingParameter'),
  wrong('image/resize,m_fill', 'MissingParameter'),
  wrong('image/resize,limit_0', 'MissingParameter'),
  wrong('image/resize,w_abc', 'WrongValue'),
  wrong('image/resize,w_', 'WrongValue'),
  wrong('image/resize,w_0', 'WrongValue'),
  wrong('image/resize,w_-1', 'WrongValue'),
  wrong('image/resize,w_1.5', 'WrongValue'),
  wrong('image/resize,w_1e3', 'WrongValue'),
  wrong('image/resize,w_0x10', 'WrongValue'),
  wrong('image/resize,w_ 1', 'WrongValue'),
  wrong('image/resize,w_1_0', 'WrongValue'),
  wrong('image/resize,width_100,w_1', 'UnknownParameter'),
  wrong('image/resize,W_100,h_1', 'UnknownParameter'),
  wrong('image/resize,100,w_1', 'UnknownParameter'),
  wrong('image/resize,w100,h_1', 'UnknownParameter'),
  wrong('image/resize,m_cover,w_100', 'WrongValue'),
  wrong('image/resize,m_,w_100', 'WrongValue'),
  wrong('image/resize,w_100,limit_2', 'WrongValue'),
  wrong('image/resize,w_100,limit_true', 'WrongValue'),
  wrong('image/resize,m_pad,w_1,color_red', 'WrongValue'),
  wrong('image/resize,m_pad,w_1,color_FF00G0', 'WrongValue'),
  wrong('image/resize,m_pad,w_1,color_FF00000', 'WrongValue'),
  wrong('image/crop,x_-1', 'WrongValue'),
  wrong('image/crop,g_middle', 'WrongValue'),
  wrong('image/indexcrop,i_0', 'MissingParameter'),
  wrong('image/circle', 'MissingParameter'),
  wrong('image/circle,100', 'UnknownParameter'),
  wrong('image/rounded-corners,r_x', 'WrongValue'),
  wrong('image/rotate', 'MissingParameter'),
  wrong('image/rotate,a_90', 'WrongValue'),
  wrong('image/rotate,90,45', 'TooManyValues'),
  wrong('image/flip,3', 'WrongValue'),
  wrong('image/flip,vertical', 'WrongValue'),
  wrong('image/auto-orient,2', 'WrongValue'),
  wrong('image/blur,r_3', 'MissingParameter'),
  wrong('image/blur,r_3,s_0', 'WrongValue'),
  wrong('image/bright,high', 'WrongValue'),
  wrong('image/sharpen,-1', 'WrongValue'),
  wrong('image/quality', 'MissingParameter'),
  wrong('image/quality,q_high', 'WrongValue'),
  wrong('image/quality,x_80,q_1', 'UnknownParameter'),
  wrong('image/format,f_webp', 'WrongValue'),
  wrong('image/format,dng', 'WrongValue'),
  wrong('image/interlace,yes', 'WrongValue'),
  wrong('image/watermark,size_30', 'MissingParameter'),
  wrong('image/watermark,text_Hello World', 'WrongValue'),
  wrong('image/watermark,image_panda.png', 'WrongValue'),
  wrong('image/watermark,text_', 'WrongValue'),
  wrong('image/watermark,text_QQ,order_2', 'WrongValue'),
  wrong('image/info,x_1', 'UnknownParameter'),
  wrong('image/blindwatermark,s_low', 'MissingParameter'),
  wrong('image/blindwatermark,content_QQ,s_middle', 'WrongValue'),
  wrong('images/resize,w_100', 'UnknownFamily'),
  wrong('resize,w_100', 'UnknownFamily'),
  wrong('', 'UnknownFamily'),
  wrong('style/', 'WrongStyleName'),
  wrong('style/a b', 'WrongStyleName'),
  wrong('style/a/b', 'WrongStyleName'),
  wrong('style/s|saveas,o_QQ', 'WrongSysPart'),
  wrong('style/s|sys/save,o_QQ', 'UnknownAction'),
  wrong('style/s|sys/saveas', 'MissingParameter'),
  wrong('style/s|sys/saveas,b_QQ', 'MissingParameter'),
  wrong('style/s|sys/saveas,o_thumbs/a.webp', 'WrongValue'),
  wrong('style/s|sys/saveas,o_QQ/notify,QQ', 'UnknownParameter'),
  wrong('video/snapshoot,t_1', 'UnknownAction'),
  wrong('video/snapshot,f_gif', 'WrongValue'),
  wrong('video/snapshots,w_100', 'MissingParameter'),
  wrong('video/convert,s_1920', 'WrongValue'),
  wrong('video/convert,fps_fast', 'WrongValue'),
  wrong('video/concat,f_mp4,vcodec_h264,acodec_aac/before,o_Y29u', 'UnknownAction'),
  wrong('video/concat,f_mp4,vcodec_h264,acodec_aac/pre,t_0', 'MissingParameter'),
  wrong('video/info/pre,o_Y29u', 'UnknownAction'),
  wrong('doc/translate,language_de_DE,content_QQ', 'WrongValue'),
]

describe('literal', () => {
  test('returns its argument, with its type', () => {
    const style = literal('image/resize,w_100')
    expect(style).toBe('image/resize,w_100')
    expectTypeOf(style).toEqualTypeOf<'image/resize,w_100'>()
  })

  test.each(right)('accepts %s, as the parser does', (text) => {
    const { issues } = safeParse(text)
    expect(issues.filter(({ severity }) => severity !== 'hint')).toEqual([])
  })

  test.each(wrongOnes)('refuses %s, as the parser does', (text) => {
    const { issues } = safeParse(text)
    expect(issues.filter(({ severity }) => severity !== 'hint')).not.toEqual([])
  })

  test('has at least 60 of both', () => {
    expect(Math.min(new Set(right).size, new Set(wrongOnes).size)).toBeGreaterThanOrEqual(60)
  })

  test('names every mistake', () => {
    expectTypeOf<Checked<'image/resize,w_0,m_cover'>>().toEqualTypeOf<
      | WrongValue<'resize', 'w', '0', 'an integer from 1 to 16384'>
      | WrongValue<'resize', 'm', 'cover', 'lfit' | 'mfit' | 'fill' | 'pad' | 'fixed'>
    >()
    expectTypeOf<Checked<'image/rotate'>>().toEqualTypeOf<MissingParameter<'rotate', 'value'>>()
    expectTypeOf<Checked<'image/circle,x_1,r_1'>>().toEqualTypeOf<
      UnknownParameter<'circle', 'x_1', 'r'>
    >()
  })

  test('accepts numbers in a template, and no text that is known only at run time', () => {
    const width: number = 100
    expect(literal(`image/resize,w_${width}`)).toBe('image/resize,w_100')
    const text: string = 'image/resize,w_100'
    // @ts-expect-error the compiler knows nothing about it
    literal(text)
    expectTypeOf<Checked<string>>().toEqualTypeOf<NotALiteral>()
  })

  test('does not compile with a mistake', () => {
    // @ts-expect-error UnknownAction
    literal('image/resise,w_100')
    // @ts-expect-error UnknownParameter
    literal('image/resize,w_1,x_1')
    // @ts-expect-error WrongValue
    literal('image/resize,w_wide')
  })
})

import { type ParseOptions, safeParse } from '@oss-process/process-string/parse'
import { describe, expect, test } from 'vitest'

type Source = ParseOptions['source']

const cases: readonly (readonly [string, Source, readonly string[]])[] = [
  ['image/resize,w_100', undefined, []],
  ['image/resize,m_fixed,w_100,h_100', undefined, ['ENLARGEMENT_LIMITED']],
  ['image/resize,m_fixed,w_100,h_100,limit_0', undefined, []],
  ['image/resize,w_100', { width: 50, height: 50 }, ['ENLARGEMENT_LIMITED']],
  ['image/resize,m_fill,w_100,h_100', { width: 500, height: 500 }, []],
  ['image/format,webp/resize,w_100', undefined, ['FORMAT_NOT_LAST']],
  ['image/resize,w_100/format,webp', undefined, []],
  ['image/format,gif', { format: 'png' }, ['ACTION_IGNORED']],
  ['image/quality,q_80/format,png', undefined, ['ACTION_IGNORED']],
  ['image/quality,q_80', { format: 'png' }, ['ACTION_IGNORED']],
  ['image/quality,q_80', { format: 'webp' }, []],
  ['image/quality,q_80', undefined, []],
  ['image/interlace,1/format,webp', undefined, ['ACTION_IGNORED']],
  ['image/interlace,1/format,jpg', undefined, []],
  ['image/circle,r_10/format,jpg', undefined, ['CORNERS_FILLED']],
  ['image/rounded-corners,r_10', { format: 'jpg' }, ['CORNERS_FILLED']],
  ['image/rounded-corners,r_10/format,png', { format: 'jpg' }, []],
  ['image/rotate,90', { width: 5000, height: 10 }, ['ROTATION_LIMITED']],
  ['image/auto-orient,1', { width: 10, height: 5000 }, ['ROTATION_LIMITED']],
  ['image/auto-orient,0', { width: 10, height: 5000 }, []],
  ['image/rotate,90', { frames: 3 }, ['ANIMATION_LOST']],
  ['image/resize,p_50', { frames: 3 }, ['ANIMATION_LOST']],
  ['image/resize,w_5/format,jpg', { frames: 3 }, ['ANIMATION_LOST']],
  ['image/resize,w_5/format,webp', { frames: 3 }, []],
  ['image/flip,1/format,gif', undefined, ['ANIMATION_LOST']],
  ['image/resize,w_5,l_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,p_5,l_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,m_lfit,l_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,m_lfit,l_7,s_5', undefined, []],
  ['image/crop,w_5,g_auto', undefined, ['PARAMETER_IGNORED']],
  ['image/indexcrop,x_5,y_5', undefined, ['PARAMETER_IGNORED']],
  ['image/quality,q_5,Q_5', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,size_5', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,order_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,padx_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,fill_1,padx_1', undefined, []],
  ['image/watermark,image_YQ,g_north,x_1,y_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,g_west,x_1,y_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,voffset_1', undefined, ['PARAMETER_IGNORED']],
  ['video/convert,f_mp4,fps_3|sys/saveas,o_YQ', undefined, ['PARAMETER_IGNORED']],
  ['video/convert,f_mp4,vcodec_h264,fps_3|sys/saveas,o_YQ', undefined, []],
  ['video/convert,f_mp4', undefined, ['SAVE_AS_MISSING']],
  ['image/blindwatermark,content_YQ', undefined, ['SAVE_AS_MISSING']],
  ['image/deblindwatermark', undefined, ['NOTIFY_MISSING']],
  ['image/deblindwatermark|sys/notify,topic_YQ', undefined, []],
  ['image/flip,1|sys/notify,topic_YQ', undefined, ['NOTIFY_SYNCHRONOUS']],
  ['style/a', undefined, []],
]

describe('advice of safeParse', () => {
  test.each(cases)('on %j with a source of %j is %j', (text, source, codes) => {
    const verdict = safeParse(text, { source })
    expect(verdict.ok).toBe(true)
    expect(verdict.issues.map(({ code }) => code)).toEqual(codes)
    expect(verdict.issues.every(({ severity }) => severity === 'hint')).toBe(true)
  })

  test('names the action, the parameter and the place', () => {
    const text = 'image/flip,1/resize,w_5,l_7'
    expect(safeParse(text).issues).toEqual([
      {
        code: 'PARAMETER_IGNORED',
        severity: 'hint',
        message: 'resize l: expected neither width nor height beside it, received "no effect"',
        path: [1, 'longest'],
        action: 'resize',
        parameter: 'l',
        received: '"no effect"',
        expected: 'neither width nor height beside it',
        start: 13,
        end: 27,
      },
    ])
  })
})

import { type ParseOptions, safeParse } from '@oss-process/process-string/parse'
import { describe, expect, test } from 'vitest'

type Source = ParseOptions['source']

const cases: readonly (readonly [string, Source, readonly string[]])[] = [
  ['image/resize,w_100', undefined, []],
  ['image/resize,m_fixed,w_100,h_100', undefined, ['ENLARGEMENT_LIMITED']],
  ['image/resize,m_fixed,w_100,h_100,limit_0', undefined, []],
  ['image/resize,w_100', { width: 50, height: 50 }, ['ENLARGEMENT_LIMITED']],
  ['image/resize,w_100,limit_1', { width: 50, height: 50 }, []],
  ['image/resize,w_100', { width: 100, height: 50 }, []],
  ['image/resize,h_51', { width: 100, height: 50 }, ['ENLARGEMENT_LIMITED']],
  ['image/resize,h_50', { width: 100, height: 50 }, []],
  ['image/resize,w_101,h_1', { width: 100, height: 50 }, ['ENLARGEMENT_LIMITED']],
  ['image/resize,l_101', { width: 100, height: 50 }, ['ENLARGEMENT_LIMITED']],
  ['image/resize,l_100', { width: 50, height: 100 }, []],
  ['image/resize,s_51', { width: 100, height: 50 }, ['ENLARGEMENT_LIMITED']],
  ['image/resize,s_50', { width: 50, height: 100 }, []],
  ['image/resize,p_200', { width: 100, height: 50 }, []],
  ['image/resize,m_fill,w_51', { width: 100, height: 50 }, ['ENLARGEMENT_LIMITED']],
  ['image/resize,m_pad,h_101', { width: 100, height: 200 }, ['ENLARGEMENT_LIMITED']],
  ['image/resize,m_pad,h_100', { width: 100, height: 200 }, []],
  ['image/resize,w_51', { width: 100, height: 50 }, []],
  ['image/resize,m_pad,w_100,h_100', undefined, ['ENLARGEMENT_LIMITED']],
  ['image/resize,m_fill,w_100,h_100', undefined, ['ENLARGEMENT_LIMITED']],
  ['image/resize,m_fixed,w_100,h_100', { width: 200 }, ['ENLARGEMENT_LIMITED']],
  ['image/resize,m_fixed,w_100', undefined, ['ENLARGEMENT_LIMITED']],
  ['image/resize,m_fill,p_50', undefined, []],
  ['image/resize,m_mfit,l_100,s_100', undefined, []],
  ['image/resize,m_mfit,w_100,h_100', undefined, []],
  ['image/resize,m_lfit,w_100,h_100', undefined, []],
  ['image/resize,m_fill,w_100,h_100', { width: 500, height: 500 }, []],
  ['image/format,webp/resize,w_100', undefined, ['FORMAT_NOT_LAST']],
  ['image/resize,w_100/format,webp', undefined, []],
  ['image/resize,w_9/format,webp/resize,w_5', undefined, ['FORMAT_NOT_LAST']],
  ['image/format,webp', undefined, []],
  ['image/format,gif', { format: 'png' }, ['ACTION_IGNORED']],
  ['image/format,gif', { format: 'gif' }, []],
  ['image/format,gif', undefined, []],
  ['image/quality,q_80/format,png', undefined, ['ACTION_IGNORED']],
  ['image/quality,q_80', { format: 'png' }, ['ACTION_IGNORED']],
  ['image/quality,q_80', { format: 'webp' }, []],
  ['image/quality,q_80', { format: 'jpg' }, []],
  ['image/quality,q_80/format,jpeg', { format: 'png' }, []],
  ['image/quality,q_80/format,png/format,jpg', undefined, []],
  ['image/quality,q_80', undefined, []],
  ['image/interlace,1/format,webp', undefined, ['ACTION_IGNORED']],
  ['image/interlace,1/format,jpg', undefined, []],
  ['image/interlace,1/format,jpeg', undefined, []],
  ['image/interlace,1', undefined, []],
  ['image/interlace,1', { format: 'png' }, ['ACTION_IGNORED']],
  ['image/circle,r_10/format,jpg', undefined, ['CORNERS_FILLED']],
  ['image/rounded-corners,r_10', { format: 'jpg' }, ['CORNERS_FILLED']],
  ['image/rounded-corners,r_10/format,png', { format: 'jpg' }, []],
  ['image/circle,r_10/format,jpeg', undefined, ['CORNERS_FILLED']],
  ['image/circle,r_10', undefined, []],
  ['image/rotate,90', { width: 5000, height: 10 }, ['ROTATION_LIMITED']],
  ['image/auto-orient,1', { width: 10, height: 5000 }, ['ROTATION_LIMITED']],
  ['image/auto-orient,0', { width: 10, height: 5000 }, []],
  ['image/interlace,1', { width: 10, height: 5000 }, []],
  ['image/rotate,90', { width: 4096, height: 4096 }, []],
  ['image/rotate,90', { width: 4097 }, ['ROTATION_LIMITED']],
  ['image/rotate,90', { height: 4097 }, ['ROTATION_LIMITED']],
  ['image/flip,1', { width: 5000, height: 5000 }, []],
  ['image/rotate,90', { frames: 3 }, ['ANIMATION_LOST']],
  ['image/resize,p_50', { frames: 3 }, ['ANIMATION_LOST']],
  ['image/resize,w_5/format,jpg', { frames: 3 }, ['ANIMATION_LOST']],
  ['image/resize,w_5/format,webp', { frames: 3 }, []],
  ['image/resize,w_5/format,gif', { frames: 3 }, []],
  ['image/crop,w_5/watermark,text_YQ', { frames: 3 }, []],
  ['image/flip,1', { frames: 1 }, []],
  ['image/flip,1/format,gif', { format: 'gif' }, ['ANIMATION_LOST']],
  ['image/flip,1/format,gif', { format: 'png' }, ['ACTION_IGNORED']],
  ['image/flip,1/format,webp', { format: 'gif' }, []],
  ['image/flip,1/format,gif', undefined, ['ANIMATION_LOST']],
  ['image/resize,w_5,l_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,h_5,s_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,w_5,p_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,h_5,p_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,s_5,p_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,m_lfit,s_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,m_lfit,p_7', undefined, []],
  ['image/resize,m_lfit,w_7', undefined, []],
  ['image/resize,m_lfit,w_7,l_9', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,m_lfit,h_7,l_9', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,p_5,l_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,m_lfit,l_7', undefined, ['PARAMETER_IGNORED']],
  ['image/resize,m_lfit,l_7,s_5', undefined, []],
  ['image/crop,w_5,g_auto', undefined, ['PARAMETER_IGNORED']],
  ['image/crop,h_5,g_auto', undefined, ['PARAMETER_IGNORED']],
  ['image/crop,w_5,h_5,g_face', undefined, []],
  ['image/crop,w_5,x_1,y_1,g_center', undefined, []],
  ['image/indexcrop,x_5,y_5', undefined, ['PARAMETER_IGNORED']],
  ['image/quality,q_5,Q_5', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,size_5', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,type_d3F5LXplbmhlaQ', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,color_000000', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,shadow_5', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,rotate_5', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,text_YQ,size_5,color_000000,shadow_5,rotate_5', undefined, []],
  ['image/watermark,text_YQ,order_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,align_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,text_YQ,interval_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,text_YQ,order_1,align_1,interval_1', undefined, []],
  ['image/watermark,image_YQ,fill_0,pady_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,order_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,padx_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,fill_1,padx_1', undefined, []],
  ['image/watermark,image_YQ,g_north,x_1,y_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,g_west,x_1,y_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,voffset_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,g_center,x_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,g_center,y_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,g_south,x_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,g_east,y_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,g_nw,x_1,y_1', undefined, []],
  ['image/watermark,image_YQ,x_1,y_1', undefined, []],
  ['image/watermark,image_YQ,g_south,voffset_1', undefined, ['PARAMETER_IGNORED']],
  ['image/watermark,image_YQ,g_west,voffset_1', undefined, []],
  ['image/watermark,image_YQ,g_center,voffset_1', undefined, []],
  ['image/watermark,image_YQ,g_east,voffset_1', undefined, []],
  ['video/convert,f_mp4,fps_3|sys/saveas,o_YQ', undefined, ['PARAMETER_IGNORED']],
  ['video/convert,f_mp4,vcodec_h264,fps_3|sys/saveas,o_YQ', undefined, []],
  ['video/convert,f_mp4,vcodec_copy,vb_20000|sys/saveas,o_YQ', undefined, ['PARAMETER_IGNORED']],
  ['video/convert,f_mp4,crf_5|sys/saveas,o_YQ', undefined, ['PARAMETER_IGNORED']],
  ['video/convert,f_mp4,s_64x64|sys/saveas,o_YQ', undefined, ['PARAMETER_IGNORED']],
  ['video/convert,f_mp4,videoslim_1|sys/saveas,o_YQ', undefined, ['PARAMETER_IGNORED']],
  ['video/snapshots,f_jpg,thr_5|sys/saveas,o_YQ', undefined, ['PARAMETER_IGNORED']],
  ['video/snapshots,f_jpg,m_dhash,thr_5|sys/saveas,o_YQ', undefined, []],
  ['audio/convert,f_mp3,adepth_16|sys/saveas,o_YQ', undefined, ['PARAMETER_IGNORED']],
  ['audio/convert,f_flac,adepth_16|sys/saveas,o_YQ', undefined, []],
  ['doc/edit,export_1', undefined, []],
  ['video/convert,f_mp4', undefined, ['SAVE_AS_MISSING']],
  ['image/blindwatermark,content_YQ', undefined, ['SAVE_AS_MISSING']],
  ['image/deblindwatermark', undefined, ['NOTIFY_MISSING']],
  ['image/deblindwatermark|sys/notify,topic_YQ', undefined, []],
  ['image/deblindwatermark|sys/saveas,o_YQ', undefined, ['NOTIFY_MISSING']],
  ['image/blindwatermark,content_YQ|sys/saveas,o_YQ', undefined, []],
  ['video/convert,f_mp4|sys/notify,topic_YQ', undefined, ['SAVE_AS_MISSING']],
  ['video/convert,f_mp4|sys/saveas,o_YQ/notify,topic_YQ', undefined, []],
  ['video/snapshot,t_1|sys/notify,topic_YQ', undefined, ['NOTIFY_SYNCHRONOUS']],
  ['style/a|sys/notify,topic_YQ', undefined, []],
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

  test.each([
    ['image/slim,1', { frames: 2 }, ['ACTION_UNKNOWN']],
    ['image/quality,q_80/format,png/slim,1', {}, ['ACTION_IGNORED', 'ACTION_UNKNOWN']],
    ['image/deblindwatermark,x_1', {}, ['NOTIFY_MISSING', 'PARAMETER_UNKNOWN']],
  ])('passes over what is unknown in %j', (text, source, codes) => {
    const verdict = safeParse(text, { source })
    expect(verdict.issues.map(({ code }) => code)).toEqual(codes)
  })

  /** Per piece of advice: culprit, path, message. */
  test.each([
    [
      'image/resize,w_9,h_9,m_pad/flip,1',
      undefined,
      'resize,w_9,h_9,m_pad [0] resize: expected limit_0 where smaller sources shall grow, received nothing',
    ],
    [
      'image/format,webp/resize,w_9',
      undefined,
      'format,webp [0] format: expected to come after resize, received "webp"',
    ],
    [
      'image/flip,1/format,gif',
      { format: 'png' },
      'format,gif [1] format: expected a GIF source, received "png"',
    ],
    [
      'image/quality,q_9',
      { format: 'png' },
      'quality,q_9 [0] quality: expected a JPEG or WebP result, received "png"',
    ],
    [
      'image/interlace,1',
      { format: 'png' },
      'interlace,1 [0] interlace: expected a JPEG result, received "png"',
    ],
    [
      'image/circle,r_9',
      { format: 'jpg' },
      'circle,r_9 [0] circle: expected a format with transparency, or white around the shape, received "jpg"',
    ],
    [
      'image/rotate,9',
      { width: 10, height: 5000 },
      'rotate,9 [0] rotate: expected a source with edges of at most 4096 pixels, received "10x5000"',
    ],
    [
      'image/flip,1',
      { frames: 2 },
      'flip,1 [0] flip: expected resize by edges, crop or watermark, which keep an animation, received "flip"',
    ],
    [
      'video/convert,f_mp4,fps_3|sys/saveas,o_YQ',
      undefined,
      'video/convert,f_mp4,fps_3 [frameRate] video/convert frameRate: expected a video codec, or no frameRate, received 3',
    ],
    [
      'video/convert,f_mp4',
      undefined,
      ' [] process string: expected a target: the result is useful only when saved, received nothing',
    ],
    [
      'image/deblindwatermark',
      undefined,
      ' [] process string: expected a topic: the service sends the text only there, received nothing',
    ],
    [
      'image/flip,1|sys/notify,topic_YQ',
      undefined,
      ' [] process string: expected an asynchronous operation: only those notify a topic, received "notify"',
    ],
  ] satisfies [string, Source, string][])('says on %j', (text, source, expected) => {
    const said = safeParse(text, { source }).issues.map(({ start, end, path = [], message }) => {
      const culprit = start === undefined ? '' : text.slice(start, end)
      return `${culprit} [${path.join('.')}] ${message}`
    })
    expect(said).toEqual([expected])
  })

  /** Per piece of advice: the parameter, and when it would have an effect. */
  test.each([
    ['image/resize,w_9,s_5', 's: neither width nor height beside it, or no s'],
    ['image/resize,w_9,p_5', 'p: no other size beside it, or no p'],
    ['image/resize,l_9,m_lfit', 'm: more than the longest or the shortest edge alone, or no m'],
    ['image/crop,w_9,g_auto', 'w: another gravity than auto, or no w'],
    ['image/indexcrop,x_9,y_9', 'x: no slice height beside it, or no x'],
    ['image/quality,q_9,Q_9', 'q: no absolute quality beside it, or no q'],
    ['image/watermark,image_YQ,size_9', 'size: a text, or no size'],
    ['image/watermark,image_YQ,order_1', 'order: both a text and a picture, or no order'],
    ['image/watermark,image_YQ,padx_1', 'padx: tiling switched on, or no padx'],
    ['image/watermark,image_YQ,g_north,x_1', 'x: a gravity of the left or right column, or no x'],
    ['image/watermark,image_YQ,g_west,y_1', 'y: a gravity of the upper or lower row, or no y'],
    ['image/watermark,image_YQ,voffset_1', 'voffset: a gravity of the middle row, or no voffset'],
    ['video/snapshots,f_jpg,thr_5|sys/saveas,o_YQ', 'threshold: method dhash, or no threshold'],
    ['audio/convert,f_mp3,adepth_16|sys/saveas,o_YQ', 'bitDepth: format flac, or no bitDepth'],
  ])('says when the parameter of %j would have an effect', (text, expected) => {
    const said = safeParse(text).issues.map(({ parameter, path, expected: when }) => {
      return `${parameter ?? path?.[0]}: ${when}`
    })
    expect(said).toEqual([expected])
  })

  test('names the action, the parameter and the place', () => {
    const text = 'image/flip,1/resize,w_5,l_7'
    expect(safeParse(text).issues).toEqual([
      {
        code: 'PARAMETER_IGNORED',
        severity: 'hint',
        message: 'resize l: expected neither width nor height beside it, or no l, received 7',
        path: [1, 'longest'],
        action: 'resize',
        parameter: 'l',
        received: '7',
        expected: 'neither width nor height beside it, or no l',
        start: 13,
        end: 27,
      },
    ])
  })
})

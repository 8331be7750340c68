import { image, named, resize, saveAs } from '@oss-process/process-string'
import { explain } from '@oss-process/process-string/explain'
import { parse } from '@oss-process/process-string/parse'
import { reference } from '@oss-process/process-string/reference'
import { describe, expect, test } from 'vitest'

/** URL-safe Base64 without padding. */
const text = (words: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(words)))
    .replaceAll('/', '_')
    .replaceAll('+', '-')
    .replaceAll('=', '')

describe('explain', () => {
  test.each([
    ['resize,w_800,h_600', 'shrink to fit 800 by 600, never enlarge'],
    ['resize,w_800,h_600,limit_0', 'scale to fit 800 by 600, enlarge what is smaller'],
    ['resize,m_mfit,w_8,h_6', 'shrink to cover 8 by 6, never enlarge'],
    ['resize,m_fill,w_8,h_6', 'shrink to cover 8 by 6 and cut what stands over, never enlarge'],
    ['resize,m_fill,w_8', 'shrink to cover 8 by 8 and cut what stands over, never enlarge'],
    ['resize,m_pad,w_8,h_6', 'shrink to fit 8 by 6 and fill up with colour FFFFFF, never enlarge'],
    [
      'resize,m_pad,h_6,color_FF0000',
      'shrink to fit 6 by 6 and fill up with colour FF0000, never enlarge',
    ],
    ['resize,m_fixed,w_8,h_6', 'shrink to exactly 8 by 6, whatever the ratio, never enlarge'],
    ['resize,m_fixed,w_8', 'shrink to 8 pixels wide, never enlarge'],
    ['resize,w_1', 'shrink to 1 pixel wide, never enlarge'],
    ['resize,h_6,l_9', 'shrink to 6 pixels high, never enlarge'],
    ['resize,l_9', 'shrink to 9 pixels on the longer edge, never enlarge'],
    ['resize,s_9,p_50', 'shrink to 9 pixels on the shorter edge, never enlarge'],
    ['resize,l_9,s_6', 'shrink to fit 9 (longer edge) by 6 (shorter edge), never enlarge'],
    ['resize,p_150', 'scale to 150 percent'],
    ['crop,w_8,h_6', 'cut out 8 by 6 pixels at the upper left corner'],
    [
      'crop,w_8,h_6,x_1,g_center',
      'cut out 8 by 6 pixels at the centre, moved 1 to the right and 0 down',
    ],
    [
      'crop,w_8,h_6,y_1',
      'cut out 8 by 6 pixels at the upper left corner, moved 0 to the right and 1 down',
    ],
    ['crop,w_8', 'cut out 8 pixels across and the rest down at the upper left corner'],
    ['crop,h_8,g_se', 'cut out the rest across and 8 pixels down at the lower right corner'],
    ['crop,w_8,h_6,g_face,p_150', 'cut out 8 by 6 pixels around the face, zoomed to 150 percent'],
    ['crop,g_face', 'cut out the rest across and the rest down around the face'],
    ['crop,g_auto', 'cut out the part that the service finds most important'],
    ['indexcrop,x_9,i_2', 'cut into slices 9 pixels wide and keep number 2, counted from 0'],
    ['indexcrop,x_9,y_7', 'cut into slices 7 pixels high and keep number 0, counted from 0'],
    ['circle,r_9', 'cut out a circle with a radius of 9 from the middle'],
    ['rounded-corners,r_9', 'round the corners with a radius of 9'],
    ['rotate,90', 'turn clockwise by 90 degrees'],
    ['flip,0', 'swap top and bottom'],
    ['flip,1', 'swap left and right'],
    ['flip,2', 'swap top and bottom, and left and right'],
    ['auto-orient,1', 'turn upright by the EXIF orientation, before everything else'],
    ['auto-orient,0', 'do not turn by the EXIF orientation'],
    ['blur,r_3,s_2', 'blur with a radius of 3 and a sigma of 2'],
    ['blur,g_face,r_3,s_2', 'blur the largest face with a radius of 3 and a sigma of 2'],
    [
      'blur,g_faces,p_90,r_3,s_2',
      'blur all faces with a radius of 3 and a sigma of 2, 90 percent of the face',
    ],
    ['bright,5', 'brighten by 5'],
    ['bright,-5', 'darken by 5'],
    ['bright,0', 'keep the brightness'],
    ['contrast,5', 'raise the contrast by 5'],
    ['contrast,-5', 'lower the contrast by 5'],
    ['contrast,0', 'keep the contrast'],
    ['sharpen,100', 'sharpen by 100'],
    ['quality,q_80,Q_90', 'compress to quality 90, at most the source’s'],
    ['quality,q_80', 'compress to 80 percent of the source’s quality'],
    ['quality,80', 'compress by 80 (no page says what a number without a letter does)'],
    ['format,jpg', 'convert to JPEG'],
    ['format,gif', 'convert to GIF, if it is one already'],
    ['interlace,1', 'write a JPEG progressive'],
    ['interlace,0', 'write a JPEG from top to bottom'],
    ['info', 'give the size, format and EXIF data as JSON'],
    ['average-hue', 'give the average colour as text'],
    ['faces', 'find the faces, as JSON'],
    ['bodies', 'find the human bodies, as JSON'],
    ['cars', 'find the vehicles, as JSON'],
    ['codes', 'read the QR codes and barcodes, as JSON'],
    ['labels', 'name what the picture shows, as JSON'],
    ['score', 'judge how beautiful the picture is, as JSON'],
    ['deblindwatermark', 'read the hidden text'],
    ['deblindwatermark,s_high', 'read the hidden text of high strength'],
    [`blindwatermark,content_${text('版权')}`, 'hide the text “版权” with low strength'],
    [
      `blindwatermark,content_${text('mine')},s_high,q_80`,
      'hide the text “mine” with high strength, a JPEG with quality 80',
    ],
    [`watermark,text_${text('hi')}`, 'put the text “hi” (40 pixels) at the lower right corner'],
    [
      `watermark,text_${text('hi')},color_ff0000,size_20,shadow_50,rotate_30,fill_1,padx_9,t_60`,
      'put the text “hi” (20 pixels, colour ff0000, turned by 30 degrees, shadow of 50 percent) all over the picture, 9 by 0 pixels apart, 60 percent opaque',
    ],
    [
      `watermark,image_${text('a.png?x-oss-process=image/resize,P_30/rotate,90')},g_west,y_0,voffset_5`,
      'put the picture “a.png” (first scale to 30 percent of the main picture, then turn clockwise by 90 degrees) at the left edge, 10 by 0 pixels away from it, moved 5 down',
    ],
    [
      `watermark,image_${text('a.png')},text_${text('hi')},order_1`,
      'put the text “hi” (40 pixels) and the picture “a.png” at the lower right corner',
    ],
    [
      `watermark,image_${text('a.png')},text_${text('hi')},order_0,x_3`,
      'put the picture “a.png” and the text “hi” (40 pixels) at the lower right corner, 3 by 10 pixels away from it',
    ],
    ['slim,1', 'pass on “slim,1”, which is not known here'],
  ])('says of %s', (action, sentence) => {
    expect(explain(`image/${action}`)).toEqual([sentence])
  })

  test.each([
    ['video/snapshot', 'take a frame of a video'],
    [
      'video/snapshot,t_7000,f_jpg,ar_auto',
      'take a frame of a video: time 7000 milliseconds, format jpg, auto rotate auto',
    ],
    [
      'video/convert,f_mp4,vn_1,fps_29.97',
      'convert a video: format mp4, drop video on, frame rate 29.97 frames a second',
    ],
    [
      `audio/concat,f_aac/pre,o_${text('a b.mp3')}/pre,o_${text('c.mp3')}`,
      'join sounds: format aac, before “a b.mp3” and “c.mp3”',
    ],
    [
      `doc/preview,copy_0/watermark,text_${text('ours')}`,
      'preview a document: copy off, watermark “ours”',
    ],
    [
      `doc/translate,language_en_US,content_${text('再见 了')}`,
      'translate a text: language en_US, content “再见 了”',
    ],
    [`doc/convert,pages_${text('1,4')},target_png`, 'convert a document: pages “1,4”, target png'],
    ['hls/sign', 'run “hls/sign”'],
  ])('says of %s', (operation, sentence) => {
    expect(explain(operation)).toEqual([sentence])
  })

  test('accepts every form of a style and explains its target', () => {
    const style = image(resize({ width: 9 }))
    const saved = saveAs(style, { key: 'k', bucket: 'b12' }).notify('t')
    const [shrink = ''] = explain(style)
    expect(explain(saved)).toEqual([
      shrink,
      'save the result as “k” in the bucket “b12”',
      'notify the topic “t” when the task ends',
    ])
    expect(explain(parse(String(saved)))).toEqual(explain(saved))
    expect(explain(parse(String(saved)).style)).toEqual([shrink])
    expect(explain(named('small').saveAs({ key: 'k' }))).toEqual([
      'apply the style “small” that is stored in the bucket',
      'save the result as “k” in the bucket of the source',
    ])
  })

  test('quotes the style of a watermark picture that does not parse', () => {
    const options = { image: { key: 'a.png', style: 'image/resize' } }
    const node = { action: 'watermark', known: true, options, start: 0, end: 0 } as const
    expect(explain({ kind: 'image', actions: [node] })).toEqual([
      'put the picture “a.png” (first “image/resize”) at the lower right corner',
    ])
  })

  test('shows eighty characters whole', () => {
    const name = 'x'.repeat(80)
    expect(explain(`image/${name}`)).toEqual([`pass on “${name}”, which is not known here`])
  })

  test('cuts long texts', () => {
    const [sentence = ''] = explain(`image/${'x'.repeat(100)}`)
    expect(sentence).toBe(`pass on “${'x'.repeat(80)}…”, which is not known here`)
  })

  test('throws the errors of parsing', () => {
    expect(() => explain('image/resize,w_0')).toThrow('resize w: expected an integer')
  })

  test.each(reference.flatMap(({ examples }) => examples))('has a sentence for %s', (example) => {
    for (const sentence of explain(example)) {
      expect(sentence).toMatch(/^[a-z].*[^.]$/)
      expect(sentence).not.toMatch(/undefined|NaN|\[object|null/)
    }
  })
})

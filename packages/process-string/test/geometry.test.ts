import { image, named, type ProcessStringError, resize } from '@oss-process/process-string'
import { outputSize, planImage, type SourcePicture } from '@oss-process/process-string/geometry'
import { parse } from '@oss-process/process-string/parse'
import { describe, expect, test } from 'vitest'

/** `400x300`, or `400x300 o7` with an EXIF orientation. */
function picture(text: string): SourcePicture {
  const [, width, height, orientation] = /^(\d+)x(\d+)(?: o(\d))?$/.exec(text) ?? []
  return {
    width: Number(width),
    height: Number(height),
    ...(orientation ? { orientation: Number(orientation) } : {}),
  }
}

function size(style: string, source: string): string {
  const { width, height } = outputSize(style, picture(source))
  return `${width}x${height}`
}

function issuesOf(run: () => unknown): ProcessStringError['issues'] {
  try {
    run()
  } catch (error) {
    return (error as ProcessStringError).issues
  }
  return expect.fail('nothing was thrown')
}

/** What is wrong, each problem on a line. */
function refusals(run: () => unknown): readonly string[] {
  return issuesOf(run).map(({ code, ec = '-', message }) => `${code} ${ec} ${message}`)
}

describe('outputSize', () => {
  test.each([
    // "Resize images"
    ['200x100', 'image/resize,m_lfit,w_150,h_80', '150x75'],
    ['200x100', 'image/resize,m_mfit,w_150,h_80', '160x80'],
    ['200x100', 'image/resize,m_fill,w_150,h_80', '150x80'],
    ['200x100', 'image/resize,m_pad,w_150,h_80', '150x80'],
    ['200x100', 'image/resize,m_fixed,w_150,h_80', '150x80'],
    ['256x144', 'image/resize,h_100', '178x100'],
    ['256x144', 'image/resize,m_pad,h_100', '100x100'],
    ['256x144', 'image/resize,m_fill,h_100', '100x100'],
    ['256x144', 'image/resize,m_fixed,h_100', '178x100'],
    ['200x100', 'image/resize,h_100', '200x100'],
    ['3924x2550', 'image/resize,l_900,h_600', '923x600'],
    ['2500x1875', 'image/resize,p_120', '3000x2250'],
    ['2500x1875', 'image/resize,p_50', '1250x938'],
    ['400x300', 'image/resize,h_200', '267x200'],
    ['400x300', 'image/resize,m_fixed,w_100,h_100', '100x100'],
    ['1504x1120', 'image/resize,w_1500,h_1125', '1504x1120'],
    ['400x300', 'image/resize,w_800', '400x300'],
    ['400x300', 'image/resize,w_800,limit_0', '800x600'],
    ['400x300', 'image/resize,l_200', '200x150'],
    ['300x400', 'image/resize,s_150', '150x200'],
    ['400x300', 'image/resize,l_200,s_100', '133x100'],
    ['300x400', 'image/resize,l_200,s_100', '100x133'],
    ['400x300', 'image/resize,m_mfit,l_200,s_100', '200x150'],
    ['400x300', 'image/resize,m_pad,l_200,s_100', '200x100'],
    ['300x400', 'image/resize,m_fixed,l_200,s_100', '100x200'],
    ['400x300', 'image/resize,m_pad,l_200', '200x150'], // rule 5: the mode has no effect
    ['400x300', 'image/resize,m_fill,s_150', '200x150'],
    ['300x300', 'image/resize,m_fixed,l_200,s_100', '200x100'],
    ['400x300', 'image/resize,l_500', '400x300'], // rule 8: only p enlarges without limit_0
    ['400x300', 'image/resize,s_301', '400x300'],
    ['400x300', 'image/resize,l_500,limit_0', '500x375'],
    ['400x300', 'image/resize,w_100,p_50', '100x75'], // rule 7
    ['256x144', 'image/resize,m_pad,w_100', '100x100'], // rule 3
    ['256x144', 'image/resize,m_fill,h_145', '256x144'],
    ['200x100', 'image/resize,m_fixed,w_200,h_100', '200x100'],
    ['200x100', 'image/resize,w_200,h_50', '100x50'], // an edge as long as the picture's
    ['200x100', 'image/resize,w_50,h_100', '50x25'],
    ['200x100', 'image/resize,w_201', '200x100'],
    ['200x100', 'image/resize,h_101', '200x100'],
    ['200x100', 'image/resize,h_101,limit_0', '202x101'],
    ['200x100', 'image/resize,m_fixed,w_50,h_101', '200x100'],
    ['200x100', 'image/resize,m_fixed,w_201,h_50', '200x100'],
    ['100x200', 'image/resize,m_lfit,w_80,h_150', '75x150'],
    ['100x200', 'image/resize,m_mfit,w_80,h_150', '80x160'],
    ['10000x1', 'image/resize,w_10', '10x1'],
    ['400x300', 'image/resize,P_10', '400x300'],
    // section 3: "Custom crop"
    ['400x300', 'image/crop,x_100,y_50,w_100,h_100', '100x100'],
    ['400x300', 'image/crop,w_200,h_200,g_se', '200x200'],
    ['400x300', 'image/crop,x_350,w_100', '50x300'],
    ['400x300', 'image/crop,w_0,h_0,x_10', '390x300'],
    ['400x300', 'image/crop,y_299', '400x1'],
    ['400x300', 'image/crop,w_500,h_400', '400x300'],
    // section 4: "Indexed slice"
    ['1920x100', 'image/indexcrop,x_200,i_9', '120x100'],
    ['1920x100', 'image/indexcrop,x_200,i_10', '1920x100'],
    ['1920x100', 'image/indexcrop,x_200,y_30', '1920x30'],
    ['1920x100', 'image/indexcrop,y_30,i_3', '1920x10'],
    ['100x1920', 'image/indexcrop,y_30,i_60', '100x30'],
    ['1920x100', 'image/indexcrop,y_50,i_2', '1920x100'],
    // section 5: "Circle crop"
    ['400x267', 'image/circle,r_500', '267x267'],
    ['400x267', 'image/circle,r_100', '201x201'],
    ['400x300', 'image/circle,r_500', '299x299'],
    ['1x1', 'image/circle,r_1', '1x1'],
    // section 6
    ['400x300', 'image/rounded-corners,r_500', '400x300'],
    // section 7
    ['800x600', 'image/rotate,90', '600x800'],
    ['800x600', 'image/rotate,0', '800x600'],
    ['800x600', 'image/rotate,180', '800x600'],
    ['800x600', 'image/rotate,270', '600x800'],
    ['800x600', 'image/rotate,360', '800x600'],
    ['800x600', 'image/rotate,30', '993x920'],
    ['800x600', 'image/rotate,120', '920x993'],
    ['1x1', 'image/rotate,45', '1x1'],
    ['4096x4096', 'image/rotate,90', '4096x4096'],
    // section 9: the turn comes first, whatever its position
    ['424x333 o7', 'image/resize,w_100/auto-orient,1', '100x127'],
    ['424x333 o7', 'image/resize,w_100/auto-orient,0', '100x79'],
    ['424x333 o7', 'image/resize,w_100', '100x79'],
    ['424x333 o1', 'image/auto-orient,1', '424x333'],
    ['424x333 o4', 'image/auto-orient,1', '424x333'],
    ['424x333 o5', 'image/auto-orient,1', '333x424'],
    ['424x333 o8', 'image/auto-orient,1', '333x424'],
    ['424x333', 'image/auto-orient,1', '424x333'],
    ['5000x333', 'image/auto-orient,0', '5000x333'],
    ['5000x333', 'image/interlace,1', '5000x333'],
    // section 21: the largest that are allowed
    ['30000x8333', 'image/format,png', '30000x8333'],
    ['20000x5', 'image/resize,m_fixed,w_16384,h_1', '16384x1'],
    ['4096x4096', 'image/resize,p_100', '4096x4096'],
    ['16383x1', 'image/format,webp', '16383x1'],
    ['4096x2304', 'image/format,avif', '4096x2304'],
    ['1x4097', 'image/format,avif', '1x4097'],
    ['4096x4096', 'image/format,heic', '4096x4096'],
    ['400x300', 'image/format,webp|sys/saveas,o_aw', '400x300'],
  ])('of %s with %s is %s', (source, style, expected) => {
    expect(size(style, source)).toBe(expected)
  })

  test('leaves the picture as it is without actions', () => {
    expect(outputSize({ kind: 'image', actions: [] }, picture('40x20'))).toEqual({
      width: 40,
      height: 20,
    })
  })

  test('looks named styles up', () => {
    const styles = { small: 'image/resize,w_10' }
    expect(outputSize(named('small'), picture('40x20'), { styles })).toEqual({
      width: 10,
      height: 5,
    })
  })

  test('leaves an animation that would be enlarged as it is', () => {
    const animation = { width: 40, height: 30, frames: 2 }
    expect(outputSize('image/resize,w_80,limit_0', animation)).toEqual({ width: 40, height: 30 })
    expect(outputSize('image/resize,w_20,limit_0', animation)).toEqual({ width: 20, height: 15 })
    const still = { ...animation, frames: 1 }
    expect(outputSize('image/resize,w_80,limit_0', still)).toEqual({ width: 80, height: 60 })
  })

  test.each([
    ['text', 'image/resize,w_10|sys/saveas,o_aw'],
    ['a style', image(resize({ width: 10 }))],
    ['a process string', image(resize({ width: 10 })).saveAs({ key: 'k' })],
    ['what parsing gave', parse('image/resize,w_10|sys/saveas,o_aw')],
    ['its style', parse('image/resize,w_10').style],
  ])('takes %s', (_, style) => {
    const size = { width: 10, height: 5 }
    expect(outputSize(style, picture('40x20'))).toEqual(size)
    expect(outputSize('style/one', picture('40x20'), { styles: { one: style } })).toEqual(size)
  })

  const info = 'NOT_AN_IMAGE - size of the result: expected actions that give a picture, received'
  test.each([
    ['image/info', '1x1', `${info} "info"`],
    ['image/deblindwatermark', '1x1', `${info} "deblindwatermark"`],
    ['video/snapshot,t_0', '1x1', `${info} "video/snapshot"`],
    [
      'image/slim,1',
      '1x1',
      'SIZE_UNPREDICTABLE - size of the result: expected an action that is known here, received "slim"',
    ],
    [
      'image/crop,x_1',
      '1x1',
      'CROP_OUTSIDE - crop: expected a corner inside the picture of 1x1, received "1,0"',
    ],
    [
      'image/crop,y_300',
      '400x300',
      'CROP_OUTSIDE - crop: expected a corner inside the picture of 400x300, received "0,300"',
    ],
    [
      'image/crop,g_face',
      '1x1',
      'SIZE_UNPREDICTABLE - crop g: expected one of the nine places (where the subject is, only the service knows), received "face"',
    ],
    [
      'image/crop,g_auto',
      '1x1',
      'SIZE_UNPREDICTABLE - crop g: expected one of the nine places (where the subject is, only the service knows), received "auto"',
    ],
    [
      'image/rotate,90',
      '4097x1',
      'SOURCE_TOO_LARGE 0040-00000006 rotate: source: expected at most 4096x4096 and 16777216 pixels in all, received "4097x1"',
    ],
    [
      // The size of the source counts, not the size after a resize.
      'image/resize,w_100/rotate,0',
      '1x4097',
      'SOURCE_TOO_LARGE 0040-00000006 rotate: source: expected at most 4096x4096 and 16777216 pixels in all, received "1x4097"',
    ],
    [
      'image/auto-orient,1',
      '4097x1',
      'SOURCE_TOO_LARGE 0040-00000006 auto-orient: source: expected at most 4096x4096 and 16777216 pixels in all, received "4097x1"',
    ],
    [
      'image/resize,m_fixed,w_5000,h_5000,limit_0',
      '1x1',
      'OUTPUT_TOO_LARGE 0040-00000007 resize: result: expected at most 16384x16384 and 16777216 pixels in all, received "5000x5000"',
    ],
    [
      'image/resize,m_fixed,w_4097,h_4096,limit_0',
      '1x1',
      'OUTPUT_TOO_LARGE 0040-00000007 resize: result: expected at most 16384x16384 and 16777216 pixels in all, received "4097x4096"',
    ],
    [
      'image/resize,p_200',
      '8193x1',
      'OUTPUT_TOO_LARGE 0040-00000007 resize: result: expected at most 16384x16384 and 16777216 pixels in all, received "16386x2"',
    ],
    [
      'image/resize,p_200',
      '1x8193',
      'OUTPUT_TOO_LARGE 0040-00000007 resize: result: expected at most 16384x16384 and 16777216 pixels in all, received "2x16386"',
    ],
    [
      'image/resize,m_fill,w_100,h_100,limit_0',
      '1x400',
      'OUTPUT_TOO_LARGE 0040-00000007 resize: picture before its cut: expected at most 30000x30000 and 250000000 pixels in all, received "100x40000"',
    ],
    [
      'image/format,png',
      '30001x1',
      'OUTPUT_TOO_LARGE 0040-00000009 format: result: expected at most 30000x30000 and 250000000 pixels in all, received "30001x1"',
    ],
    [
      'image/format,png',
      '1x30001',
      'OUTPUT_TOO_LARGE 0040-00000009 format: result: expected at most 30000x30000 and 250000000 pixels in all, received "1x30001"',
    ],
    [
      'image/format,png',
      '25000x10001',
      'OUTPUT_TOO_LARGE 0040-00000009 format: result: expected at most 30000x30000 and 250000000 pixels in all, received "25000x10001"',
    ],
    [
      'image/format,webp',
      '16384x1',
      'OUTPUT_TOO_LARGE 0040-00000011 webp result: expected at most 16383x16383 and 268402689 pixels in all, received "16384x1"',
    ],
    [
      'image/format,heic',
      '1x4097',
      'OUTPUT_TOO_LARGE - heic result: expected at most 4096x4096 and 16777216 pixels in all, received "1x4097"',
    ],
    [
      'image/format,avif',
      '4096x2305',
      'OUTPUT_TOO_LARGE 0040-00000014 avif result: expected at most 4096x9437184 and 9437184 pixels in all, received "4096x2305"',
    ],
    [
      'image/rotate,90',
      '0x1000001',
      'VALUE_OUT_OF_RANGE - source width: expected an integer from 1 to 1000000, received 0',
      'VALUE_OUT_OF_RANGE - source height: expected an integer from 1 to 1000000, received 1000001',
    ],
  ])('refuses %s of %s', (style, source, ...expected) => {
    expect(refusals(() => size(style, source))).toEqual(expected)
  })

  test.each([
    ['image/crop,x_1', { action: 'crop' }],
    ['image/crop,g_face', { action: 'crop', parameter: 'g' }],
    ['image/info', { action: 'info', start: 6, end: 10 }],
  ])('says what is at fault in %s', (style, fault) => {
    expect(issuesOf(() => size(style, '1x1'))).toMatchObject([fault])
  })

  test('names the edge of the source that is wrong', () => {
    const [issue] = issuesOf(() => size('image/flip,1', '1x0'))
    expect(issue?.path).toEqual(['height'])
  })

  test.each([
    ['a name without content', 'none', {}],
    ['a name that every object has', 'constructor', {}],
    ['a name whose content is a name', 'one', { one: 'style/two', two: 'image/resize,w_1' }],
  ])('refuses %s', (_, name, styles) => {
    expect(refusals(() => outputSize(`style/${name}`, picture('1x1'), { styles }))).toEqual([
      `NAMED_STYLE_UNKNOWN - style: expected a named style whose content is given in the option styles, received "${name}"`,
    ])
  })

  test.each([
    ['the source’s format', 'image/flip,1', 'webp', 'webp'],
    ['the last format', 'image/format,heic/format,webp', 'jpg', 'webp'],
    ['the source’s format when a GIF is asked for', 'image/format,gif', 'webp', 'webp'],
  ])('holds the result against the limits of %s', (_, style, format, expected) => {
    const source = { width: 16384, height: 1, format }
    expect(refusals(() => outputSize(style, source))[0]).toContain(` ${expected} result: `)
  })
})

describe('planImage', () => {
  test.each([
    ['100x100', '10x10'],
    ['200x200', '20x20'],
    ['300x100', '10x10'],
  ])('sizes a square watermark picture by a main picture of %s', (main, expected) => {
    const size = outputSize('image/resize,P_10', picture('50x50'), { main: picture(main) })
    expect(`${size.width}x${size.height}`).toBe(expected)
  })

  test('returns the placement of each step', () => {
    const steps = planImage(
      'image/resize,m_fill,w_100,h_100/resize,m_pad,w_80,h_40/crop,g_se,w_10,h_10',
      {
        width: 400,
        height: 300,
      },
    )
    expect(steps.map(({ node, ...step }) => ({ action: node.action, ...step }))).toEqual([
      {
        action: 'resize',
        before: { width: 400, height: 300 },
        after: { width: 100, height: 100 },
        scale: { width: 133, height: 100 },
        crop: { left: 16, top: 0, width: 100, height: 100 },
      },
      {
        action: 'resize',
        before: { width: 100, height: 100 },
        after: { width: 80, height: 40 },
        scale: { width: 40, height: 40 },
        pad: { left: 20, top: 0 },
      },
      {
        action: 'crop',
        before: { width: 80, height: 40 },
        after: { width: 10, height: 10 },
        crop: { left: 70, top: 30, width: 10, height: 10 },
      },
    ])
  })

  test.each([
    // section 3: "Custom crop", the origin for each place
    ['nw', 0, 0],
    ['north', 150, 0],
    ['ne', 300, 0],
    ['west', 0, 125],
    ['center', 150, 125],
    ['east', 300, 125],
    ['sw', 0, 250],
    ['south', 150, 250],
    ['se', 300, 250],
  ])('crops at %s', (place, left, top) => {
    const [step] = planImage(`image/crop,w_100,h_50,g_${place}`, picture('400x300'))
    expect(step?.crop).toEqual({ left, top, width: 100, height: 50 })
    const [moved] = planImage(`image/crop,w_100,h_50,x_7,y_9,g_${place}`, picture('500x400'))
    expect(moved?.crop).toMatchObject({
      left: (left * 4) / 3 + 7,
      top: (top * 7) / 5 + 9,
    })
  })

  test.each([
    ['image/resize,m_fill,w_40,h_20', { scale: [40, 53], crop: [0, 16, 40, 20] }],
    ['image/resize,m_pad,w_40,h_60', { scale: [40, 53], pad: [0, 3] }],
    ['image/indexcrop,x_100,i_2', { crop: [200, 0, 100, 400] }],
    ['image/indexcrop,y_150,i_2', { crop: [0, 300, 300, 100] }],
    ['image/circle,r_50', { crop: [99, 149, 101, 101] }],
    ['image/rotate,90', {}],
  ])('says how %s is drawn', (style, expected) => {
    const [step] = planImage(style, picture('300x400'))
    const { scale, crop, pad } = step ?? {}
    expect({
      ...(scale && { scale: [scale.width, scale.height] }),
      ...(crop && { crop: [crop.left, crop.top, crop.width, crop.height] }),
      ...(pad && { pad: [pad.left, pad.top] }),
    }).toEqual(expected)
  })

  test('puts auto-orient first', () => {
    const steps = planImage('image/rotate,1/auto-orient,1', picture('4x3 o6'))
    expect(steps.map((step) => [step.node.action, step.after])).toEqual([
      ['auto-orient', { width: 3, height: 4 }],
      ['rotate', { width: 3, height: 4 }],
    ])
  })
})

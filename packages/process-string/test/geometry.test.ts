import { named, type ProcessStringError } from '@oss-process/process-string'
import { outputSize, planImage, type SourcePicture } from '@oss-process/process-string/geometry'
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
    // section 3: "Custom crop"
    ['400x300', 'image/crop,x_100,y_50,w_100,h_100', '100x100'],
    ['400x300', 'image/crop,w_200,h_200,g_se', '200x200'],
    ['400x300', 'image/crop,x_350,w_100', '50x300'],
    ['400x300', 'image/crop,w_0,h_0,x_10', '390x300'],
    // section 4: "Indexed slice"
    ['1920x100', 'image/indexcrop,x_200,i_9', '120x100'],
    ['1920x100', 'image/indexcrop,x_200,i_10', '1920x100'],
    ['1920x100', 'image/indexcrop,x_200,y_30', '1920x30'],
    // section 5: "Circle crop"
    ['400x267', 'image/circle,r_500', '267x267'],
    ['400x267', 'image/circle,r_100', '201x201'],
    ['400x300', 'image/circle,r_500', '299x299'],
    ['1x1', 'image/circle,r_1', '1x1'],
    // section 6
    ['400x300', 'image/rounded-corners,r_500', '400x300'],
    // section 7
    ['800x600', 'image/rotate,90', '600x800'],
    ['800x600', 'image/rotate,180', '800x600'],
    ['800x600', 'image/rotate,30', '993x920'],
    // section 9: the turn happens before the resize that stands before it
    ['424x333 o7', 'image/resize,w_100/auto-orient,1', '100x127'],
    ['424x333 o7', 'image/resize,w_100/auto-orient,0', '100x79'],
    ['424x333 o7', 'image/resize,w_100', '100x79'],
    ['400x300', 'image/format,webp|sys/saveas,o_aw', '400x300'],
  ])('of %s with %s is %s', (source, style, expected) => {
    expect(size(style, source)).toBe(expected)
  })

  test('looks named styles up', () => {
    const styles = { small: 'image/resize,w_10' }
    expect(outputSize(named('small'), picture('40x20'), { styles })).toEqual({
      width: 10,
      height: 5,
    })
  })

  test.each([
    ['image/info', '1x1', 'NOT_AN_IMAGE'],
    ['video/snapshot,t_0', '1x1', 'NOT_AN_IMAGE'],
    ['style/none', '1x1', 'NAMED_STYLE_UNKNOWN'],
    ['image/crop,x_1', '1x1', 'CROP_OUTSIDE'],
    ['image/crop,g_face', '1x1', 'SIZE_UNPREDICTABLE'],
    ['image/slim,1', '1x1', 'SIZE_UNPREDICTABLE'],
    ['image/rotate,90', '4097x1', 'SOURCE_TOO_LARGE'],
    ['image/resize,m_fixed,w_5000,h_5000,limit_0', '1x1', 'OUTPUT_TOO_LARGE'],
    ['image/format,webp', '16384x1', 'OUTPUT_TOO_LARGE'],
    ['image/rotate,90', '0x1', 'VALUE_OUT_OF_RANGE'],
  ])('refuses %s of %s', (style, source, code) => {
    let issues: unknown
    try {
      size(style, source)
    } catch (error) {
      issues = (error as ProcessStringError).issues
    }
    expect(issues).toMatchObject([{ code, severity: 'error' }])
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

  test('says how each step is drawn', () => {
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

  test('puts auto-orient first', () => {
    const steps = planImage('image/rotate,1/auto-orient,1', picture('4x3 o6'))
    expect(steps.map((step) => [step.node.action, step.after])).toEqual([
      ['auto-orient', { width: 3, height: 4 }],
      ['rotate', { width: 3, height: 4 }],
    ])
  })
})

/** Styles joined by `|`, in every entry of the package. */
import {
  format,
  image,
  named,
  ProcessStringError,
  pipeline,
  resize,
  rotate,
} from '@oss-process/process-string'
import { explain } from '@oss-process/process-string/explain'
import { outputSize, planImage } from '@oss-process/process-string/geometry'
import { ossLoaderWith } from '@oss-process/process-string/next'
import { parse, processMode, safeParse, stringify } from '@oss-process/process-string/parse'
import { extract } from '@oss-process/process-string/unpic'
import { processedUrl } from '@oss-process/process-string/url'
import { videoSnapshot } from '@oss-process/process-string/video'
import { describe, expect, test } from 'vitest'

const thumb = image(resize({ width: 100 }))
const jpeg = image(format('jpg'))

/** Each issue in a line, with the text that its offsets mark. */
function issues(text: string): readonly string[] {
  return safeParse(text).issues.map(
    ({ code, ec, message, path = [], start, end }) =>
      `${code} ${ec ?? '-'} at "${text.slice(start, end)}" [${path.join('.')}]: ${message}`,
  )
}

function refusal(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof ProcessStringError) {
      return error.issues
        .map(({ code, ec, message }) => `${code} ${ec ?? '-'} ${message}`)
        .join('\n')
    }
    throw error
  }
  return expect.fail('nothing was thrown')
}

describe('the builder', () => {
  test('joins styles in their order', () => {
    expect(String(pipeline(thumb, jpeg))).toBe('image/resize,w_100|image/format,jpg')
    expect(String(pipeline(named('small'), jpeg))).toBe('style/small|image/format,jpg')
    expect(String(pipeline(thumb))).toBe('image/resize,w_100')
  })

  test('joins pipelines', () => {
    const both = pipeline(thumb, jpeg)
    expect(String(pipeline(both, named('s'), both))).toBe(`${both}|style/s|${both}`)
  })

  test('adds a target and a topic', () => {
    const saved = pipeline(thumb, jpeg).saveAs({ key: 'k' }).notify('topic')
    expect(String(saved)).toBe(
      'image/resize,w_100|image/format,jpg|sys/saveas,o_aw==/notify,topic_dG9waWM',
    )
  })

  test('refuses what cannot be joined, all of it at once', () => {
    expect(refusal(() => pipeline())).toBe(
      'STYLE_EMPTY - pipeline: expected 1 to 5 styles, received nothing',
    )
    expect(refusal(() => pipeline(thumb, thumb, thumb, thumb, pipeline(thumb, jpeg)))).toBe(
      'PIPELINE_TOO_LONG 0040-00000211 pipeline: expected at most 5 styles joined by |, received 6',
    )
    const snapshot = videoSnapshot({ time: 1, format: 'jpg', width: 8, height: 8 })
    // @ts-expect-error a video's style is refused by the compiler where it is asynchronous alone
    expect(refusal(() => pipeline(thumb, snapshot, 7))).toBe(
      `PIPELINE_UNKNOWN - pipeline: expected an image style or a named style, received "${snapshot}"\n` +
        'PIPELINE_UNKNOWN - pipeline: expected an image style or a named style, received "7"',
    )
  })
})

describe('the parser', () => {
  test('returns the styles with offsets in the whole text', () => {
    expect(parse('style/s|image/rotate,90|sys/saveas,o_aw')).toEqual({
      style: {
        kind: 'pipeline',
        styles: [
          { kind: 'named', name: 's' },
          {
            kind: 'image',
            actions: [
              { action: 'rotate', known: true, options: { angle: 90 }, start: 14, end: 23 },
            ],
          },
        ],
      },
      saveAs: { key: 'k' },
    })
  })

  test.each([
    // The string that error page 0040-00000211 gives as the correct request.
    'image/resize,w_100|image/format,jpg',
    'image/resize,w_100|style/small',
    'style/::built-in|image/rotate,90',
    'image/rotate,1|image/rotate,2|image/rotate,3|image/rotate,4|image/rotate,5',
    'image/resize,w_100|image/info',
    'image/resize,w_100|image/format,jpg|sys/saveas,o_aw==,b_YjEy',
  ])('reads and writes %s', (text) => {
    expect(issues(text)).toEqual([])
    expect(stringify(parse(text))).toBe(text)
  })

  test.each([
    [
      'image/rotate,1|image/rotate,2|image/rotate,3|image/rotate,4|image/rotate,5|image/rotate,6|image/rotate,7|sys/saveas,o_aw',
      'PIPELINE_TOO_LONG 0040-00000211 at "image/rotate,6|image/rotate,7" []: pipeline: expected at most 5 styles joined by |, received 7',
    ],
    [
      'image/resize,w_1|image/rotate,a|style/a b',
      'VALUE_WRONG_TYPE 0040-00000217 at "a" [1.0.angle]: rotate: expected an integer from 0 to 360, received "a"',
      'STYLE_NAME_INVALID 0017-00000251 at "a b" [2]: style: expected a name of 1 to 63 letters, digits, _ - ., received "a b"',
    ],
    [
      'image/info|image/resize,w_1',
      'ACTION_NOT_LAST - at "info" [0.0]: info: expected to be in the last style of its pipeline, since it returns no picture, received "image/resize,w_1"',
    ],
    [
      'video/snapshot,t_1,f_jpg,w_8,h_8|image/resize,w_4',
      'PIPELINE_UNKNOWN - at "image/resize,w_4" []: process string: expected only sys/ parts after the | of video/snapshot; image styles alone form pipelines, received "image/resize,w_4"',
    ],
    [
      'doc/convert,target_pdf|style/s',
      'PIPELINE_UNKNOWN - at "style/s" []: process string: expected only sys/ parts after the | of doc/convert; image styles alone form pipelines, received "style/s"',
    ],
    [
      'image/resize,w_4|sys/saveas,o_aw|image/rotate,90',
      'PIPELINE_UNKNOWN - at "image/rotate,90" []: process string: expected every style of a pipeline before its sys/ part, received "image/rotate,90"',
    ],
    [
      'image/resize,w_4|video/snapshot,t_1',
      'PIPELINE_UNKNOWN - at "video/snapshot,t_1" []: process string: expected one sys/saveas and at most one notify after the |, received "video/snapshot,t_1"',
    ],
  ])('reports %s', (text, ...expected) => {
    expect(issues(text)).toEqual(expected)
  })

  test('reports the mode of the whole', () => {
    expect(processMode(parse('image/rotate,1|image/rotate,2').style)).toBe('sync')
    expect(processMode(parse('style/a|image/rotate,2').style)).toBe('sync')
    expect(processMode(parse('style/a|style/b').style)).toBe('both')
    expect(processMode(parse('style/a|image/deblindwatermark,func_wm_dct').style)).toBe('async')
    const [issue] = safeParse('image/rotate,1|style/a', { mode: 'async' }).issues
    expect(issue).toMatchObject({ code: 'MODE_MISMATCH', start: 0, end: 22 })
  })
})

describe('stringify', () => {
  test('refuses a tree of too many styles', () => {
    const style = { kind: 'named', name: 's' } as const
    const tree = { style: { kind: 'pipeline', styles: Array(6).fill(style) } } as const
    expect(refusal(() => stringify(tree))).toBe(
      'PIPELINE_TOO_LONG 0040-00000211 pipeline: expected at most 5 styles joined by |, received 6',
    )
  })
})

describe('the geometry', () => {
  const photo = { width: 400, height: 300, orientation: 6 }

  test.each([
    ['image/resize,w_200|image/resize,p_50', '100x75'],
    // The second style finds a picture of 200x150, whatever the source was.
    ['image/resize,w_200|image/resize,p_200', '400x300'],
    // In one style auto-orient comes first; in the second of a pipeline nothing is left to turn.
    ['image/resize,w_200/auto-orient,1', '200x267'],
    ['image/resize,w_200|image/auto-orient,1', '200x150'],
    ['image/auto-orient,1|image/auto-orient,1', '300x400'],
    ['image/crop,w_100,h_100|image/rotate,90|image/resize,w_50', '50x50'],
    ['style/small|image/resize,p_50', '40x30'],
    ['image/resize,p_50|style/chain', '20x15'],
  ])('%s', (style, expected) => {
    const styles = {
      small: 'image/resize,w_80',
      chain: 'image/resize,w_40|image/resize,w_20',
    }
    const { width, height } = outputSize(style, photo, { styles })
    expect(`${width}x${height}`).toBe(expected)
  })

  test('plans the steps of all styles in sequence', () => {
    const steps = planImage(pipeline(thumb, image(rotate(90))), photo)
    expect(steps.map(({ node, before, after }) => [node.action, before, after])).toEqual([
      ['resize', { width: 400, height: 300 }, { width: 100, height: 75 }],
      ['rotate', { width: 100, height: 75 }, { width: 75, height: 100 }],
    ])
  })

  test('applies the limits of a format to the result of each style', () => {
    const tall = { width: 20_000, height: 100 }
    expect(refusal(() => outputSize('image/format,webp|image/resize,w_10', tall))).toContain('webp')
    expect(outputSize('image/resize,w_10|image/format,webp', tall)).toEqual({
      width: 10,
      height: 1,
    })
  })

  test('stored content names no further style', () => {
    const styles = { a: 'image/rotate,1|style/b', b: 'image/rotate,2' }
    expect(refusal(() => outputSize('style/a', photo, { styles }))).toContain('NAMED_STYLE_UNKNOWN')
  })
})

test('explain says where the next style begins', () => {
  expect(explain('image/resize,w_9/rotate,90|style/::s|image/format,webp/flip,1')).toEqual([
    'shrink to 9 pixels wide, never enlarge',
    'turn clockwise by 90 degrees',
    'then, on the result: apply the style “::s” that is built into the service',
    'then, on the result: convert to WebP',
    'swap left and right',
  ])
})

test('advice on the source concerns the first style only', () => {
  const source = { width: 50, height: 50 }
  const advice = safeParse('image/resize,w_100|image/resize,w_100', { source }).issues
  expect(advice.map(({ code, path }) => [code, path])).toEqual([['ENLARGEMENT_LIMITED', [0, 0]]])
})

describe('URLs and loaders', () => {
  const url = 'https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg'

  test('a URL carries the separator encoded', () => {
    expect(processedUrl(url, pipeline(thumb, jpeg))).toBe(
      `${url}?x-oss-process=image%2Fresize%2Cw_100%7Cimage%2Fformat%2Cjpg`,
    )
  })

  test('unpic reads the picture that a pipeline makes', () => {
    expect(extract(`${url}?x-oss-process=image/resize,w_100|image/format,jpg`)).toEqual({
      src: url,
      operations: { width: 100, format: 'jpg' },
    })
    expect(extract(`${url}?x-oss-process=image/resize,w_100|image/resize,w_50`)).toBeNull()
    expect(extract(`${url}?x-oss-process=image/resize,w_100|style/s`)).toBeNull()
  })

  test('a loader replaces a style that is in the address', () => {
    const load = ossLoaderWith({ baseUrl: 'https://b.oss-cn-hangzhou.aliyuncs.com' })
    expect(load({ src: '/a.jpg?x-oss-process=image/rotate,1|image/rotate,2', width: 9 })).toBe(
      `${url}?x-oss-process=image%2Fresize%2Cw_9`,
    )
  })
})

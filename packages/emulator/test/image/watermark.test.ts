import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ImageSource } from '../../src/image/types.ts'
import {
  applyText,
  createPictureFolder,
  gradient,
  photograph,
  pixelsOf,
  sourceAt,
} from './pictures.ts'

// Every test here runs as on a machine without fonts. The variable counts when sharp is loaded, so
// it is set before anything is imported.
vi.hoisted(() => {
  process.env['FONTCONFIG_FILE'] = '/dev/null'
})

const folder = await createPictureFolder()
afterAll(() => folder[Symbol.asyncDispose]())

const base64 = (text: string) => Buffer.from(text).toString('base64url')

let base: ImageSource
let objects: Record<string, ImageSource>

async function plain(name: string, width: number, height: number, background: string) {
  const picture = sharp({ create: { width, height, channels: 4, background } })
  return folder.store(name, await picture.png().toBuffer())
}

beforeAll(async () => {
  base = await folder.store(
    'base.png',
    await sharp({ create: { width: 400, height: 300, channels: 3, background: 'white' } })
      .png()
      .toBuffer(),
  )
  objects = {
    'red.png': await plain('red.png', 40, 20, '#ff0000'),
    'half.png': await plain('half.png', 40, 20, '#ff000080'),
    'a/蓝.png': await plain('blue.png', 100, 100, '#0000ff'),
    'large.png': await plain('large.png', 1000, 1000, '#00ff00'),
    'moving.gif': await folder.store('moving.gif', await gradient(8, 8).gif().toBuffer()),
    'text.txt': await folder.store('text.txt', new TextEncoder().encode('no picture')),
  }
})

async function draw(actions: string, source = base) {
  return pixelsOf((await applyText(`image/${actions}`, source, objects)).bytes)
}

/** The smallest box around everything that is not white. */
async function inkOf(actions: string, source = base) {
  const ink = (await draw(actions, source)).find(({ color }) => color.some((value) => value <= 250))
  const [xs, ys] = [ink.map(({ x }) => x), ink.map(({ y }) => y)]
  const [left, top] = [least(xs), least(ys)]
  return { left, top, width: most(xs) - left + 1, height: most(ys) - top + 1 }
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b))
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b))

describe('watermark with a picture', () => {
  const red = `watermark,image_${base64('red.png')}`

  test.each([
    ['nw', 10, 10],
    ['north', 180, 10],
    ['ne', 350, 10],
    ['west', 10, 140],
    ['center', 180, 140],
    ['east', 350, 140],
    ['sw', 10, 270],
    ['south', 180, 270],
    ['se', 350, 270],
  ])('with gravity %s is at %i,%i', async (gravity, left, top) => {
    expect(await inkOf(`${red},g_${gravity}`)).toEqual({ left, top, width: 40, height: 20 })
  })

  test.each([
    ['', 350, 270],
    [',g_nw,x_0,y_0', 0, 0],
    [',g_ne,x_30,y_40', 330, 40],
    [',g_north,x_99,y_5', 180, 5],
    [',g_west,x_7,y_99,voffset_-50', 7, 90],
    [',g_center,voffset_100', 180, 240],
  ])('with%s is at %i,%i', async (options, left, top) => {
    expect(await inkOf(`${red}${options}`)).toEqual({ left, top, width: 40, height: 20 })
  })

  test('is cut off at the edges', async () => {
    expect(await inkOf(`${red},g_west,x_380,voffset_-140`)).toEqual({
      left: 380,
      top: 0,
      width: 20,
      height: 20,
    })
    const large = await inkOf(`watermark,image_${base64('large.png')},g_center`)
    expect(large).toEqual({ left: 0, top: 0, width: 400, height: 300 })
  })

  test('outside the picture changes nothing', async () => {
    expect((await draw(`${red},g_nw,x_4096`)).at(399, 299)).toEqual([255, 255, 255])
  })

  test.each([
    ['red.png', 100, [255, 0, 0]],
    ['red.png', 40, [255, 153, 153]],
    ['red.png', 0, [255, 255, 255]],
    ['half.png', 100, [255, 127, 127]],
    ['half.png', 50, [255, 191, 191]],
  ])('%s with opacity %i', async (key, opacity, expected) => {
    const pixels = await draw(`watermark,image_${base64(key)},t_${opacity},g_nw`)
    for (const [channel, value] of pixels.at(20, 20).entries()) {
      expect(Math.abs(value - (expected[channel] ?? -99))).toBeLessThanOrEqual(1)
    }
  })

  test.each([
    // "P_10 on a 100x100 main picture gives a 10x10 watermark", on 200x200 20x20.
    ['100x100', 'resize,P_10', '10x10'],
    ['200x200', 'resize,P_10', '20x20'],
    ['400x300', 'resize,P_50', '150x150'],
    ['400x300', 'resize,w_50', '50x50'],
    ['400x300', 'crop,w_30,h_20', '30x20'],
    ['400x300', 'indexcrop,x_25,i_1', '25x100'],
    ['400x300', 'resize,w_80/rotate,90/crop,w_10,h_60', '10x60'],
    ['400x300', 'rotate,45', '141x141'],
  ])('on %s after %s is %s', async (size, style, expected) => {
    const [width = 0, height = 0] = size.split('x').map(Number)
    const source = await plain('main.png', width, height, '#ffffff')
    const image = base64(`a/蓝.png?x-oss-process=image/${style}`)
    const ink = await inkOf(`watermark,image_${image},g_nw,x_0,y_0`, source)
    const [inkWidth = 0, inkHeight = 0] = expected.split('x').map(Number)
    // The points of a turned square are smoothed: up to two pixels less.
    const lost = style.includes('45') ? 2 : 0
    expect(ink.width).toBeLessThanOrEqual(inkWidth)
    expect(ink.width).toBeGreaterThanOrEqual(inkWidth - lost)
    expect(ink.height).toBeLessThanOrEqual(inkHeight)
    expect(ink.height).toBeGreaterThanOrEqual(inkHeight - lost)
  })

  test('with rounded corners shows the picture behind them', async () => {
    const image = base64('a/蓝.png?x-oss-process=image/rounded-corners,r_30')
    const pixels = await draw(`watermark,image_${image},g_nw,x_0,y_0`)
    expect(pixels.at(0, 0)).toEqual([255, 255, 255])
    expect(pixels.at(50, 50)).toEqual([0, 0, 255])
  })

  test('tiles from the upper left corner, with gaps', async () => {
    const pixels = await draw(`${red},fill_1,padx_10,pady_30`)
    for (const [x, y, isRed] of [
      [0, 0, true],
      [39, 19, true],
      [40, 0, false],
      [49, 10, false],
      [50, 0, true],
      [0, 20, false],
      [0, 49, false],
      [0, 50, true],
      [385, 260, true],
      [395, 299, false],
    ] as const) {
      expect(pixels.at(x, y)[1], `${x},${y}`).toBe(isRed ? 0 : 255)
    }
  })

  test('tiles a mark that is larger than the picture', async () => {
    const pixels = await draw(`watermark,image_${base64('large.png')},fill_1,padx_50`)
    expect(pixels.at(399, 299)).toEqual([0, 255, 0])
  })

  test.each([
    ['nowhere.png', 'WatermarkError', '0040-00000025'],
    ['moving.gif', 'WatermarkError', '0040-00000027'],
    ['text.txt', 'BadRequest', '0040-00000005'],
  ])('refuses %s', async (key, code, ec) => {
    await expect(draw(`watermark,image_${base64(key)}`)).rejects.toMatchObject({
      status: 400,
      code,
      ec,
    })
  })

  test('keeps an opaque picture opaque and a clear one clear', async () => {
    expect((await draw(red)).channels).toBe(3)
    const pixels = await draw(`${red},g_nw,x_0,y_0`, await plain('clear.png', 60, 60, '#00000000'))
    expect(pixels.at(0, 0)).toEqual([255, 0, 0, 255])
    expect(pixels.at(59, 59)[3]).toBe(0)
  })

  test('is on every frame of an animation', async () => {
    const frames = await Promise.all(
      ['#ffffff', '#00ff00'].map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const source = await folder.store('frames.gif', gif)
    const { bytes } = await applyText(`image/${red},g_nw,x_0,y_0`, source, objects)
    expect((await sharp(bytes).metadata()).pages).toBe(2)
    for (const page of [0, 1]) {
      const [r, g, b] = await sharp(bytes, { page }).raw().toBuffer()
      expect([r, g, b]).toEqual([255, 0, 0])
    }
  })
})

describe('watermark with a text', () => {
  const text = (value: string) => `watermark,text_${base64(value)}`

  test('is drawn on a machine without fonts', async () => {
    const ink = await inkOf(`${text('阿里云')},size_40`)
    // Three characters, each as wide as the size; a line is 1.26 times as high.
    expect(ink.width).toBeGreaterThan(108)
    expect(ink.width).toBeLessThanOrEqual(120)
    expect(ink.left).toBeGreaterThanOrEqual(400 - 10 - 120)
    expect(ink.left + ink.width).toBeLessThanOrEqual(390)
    expect(ink.top).toBeGreaterThanOrEqual(300 - 10 - 51)
    expect(ink.top + ink.height).toBeLessThanOrEqual(290)
  })

  test('grows with its size', async () => {
    const small = await inkOf(`${text('OSS')},size_20`)
    const large = await inkOf(`${text('OSS')},size_80`)
    expect(Math.abs(large.width / small.width - 4)).toBeLessThan(0.3)
  })

  test('has the same baseline whatever its letters', async () => {
    const one = await inkOf(`${text('a')},size_80,g_nw`)
    const other = await inkOf(`${text('d')},size_80,g_nw`)
    expect(Math.abs(one.top + one.height - (other.top + other.height))).toBeLessThanOrEqual(1)
    expect(other.top).toBeLessThan(one.top)
  })

  test('is black, or has the given colour', async () => {
    const darkest = async (actions: string) => {
      const ink = (await draw(actions)).find(({ color }) => (color[1] ?? 255) < 250)
      return ink.sort((one, other) => (one.color[1] ?? 0) - (other.color[1] ?? 0))[0]?.color
    }
    expect(await darkest(`${text('■')},size_60`)).toEqual([0, 0, 0])
    expect(await darkest(`${text('■')},size_60,color_FF8000`)).toEqual([255, 128, 0])
    // Half of 255, give or take a rounding.
    expect([126, 127, 128]).toContain((await darkest(`${text('■')},size_60,t_50`))?.[0])
  })

  test('turns clockwise', async () => {
    const ink = await inkOf(`${text('——————')},size_20,rotate_90,g_center`)
    expect(ink.height).toBeGreaterThan(100)
    expect(ink.width).toBeLessThan(10)
    const pixels = await draw(`${text('——————')},size_30,rotate_30,g_center`)
    const slope = (x: number) => {
      for (let y = 0; y < 300; y++) if ((pixels.at(x, y)[0] ?? 255) < 128) return y
      return undefined
    }
    expect(slope(260)).toBeGreaterThan((slope(140) ?? 999) + 50)
  })

  test('has a shadow to the lower right', async () => {
    const bare = await inkOf(`${text('■')},size_60,color_FF0000,g_nw`)
    const shaded = await inkOf(`${text('■')},size_60,color_FF0000,shadow_50,g_nw`)
    expect([shaded.left, shaded.top]).toEqual([bare.left, bare.top])
    expect([shaded.width, shaded.height]).toEqual([bare.width + 3, bare.height + 3])
  })

  test('far larger than the picture is cut off', async () => {
    const ink = await inkOf(`${text('■'.repeat(21))},size_1000,g_center`)
    expect(ink).toEqual({ left: 0, top: 0, width: 400, height: 300 })
  })

  test('tiles', async () => {
    const pixels = await draw(`${text('■')},size_40,fill_1,padx_20,pady_20`)
    const [x, y] = [20, 25]
    expect(pixels.at(x, y)).toEqual([0, 0, 0])
    expect(pixels.at(x + 60, y)).toEqual([0, 0, 0])
    expect(pixels.at(x, y + 71)).toEqual([0, 0, 0])
    expect(pixels.at(x + 30, y)).toEqual([255, 255, 255])
  })

  test.each([
    ['a rare character', '龘', '龘 (U+9F98)'],
    ['Hangul', '한', '한 (U+D55C)'],
    ['an emoji', '😀', '😀 (U+1F600)'],
    ['a line break', 'a\nb', 'U+000A'],
  ])('with %s is refused as not implemented, naming it', async (_name, value, named) => {
    await expect(draw(text(value))).rejects.toMatchObject({
      status: 501,
      code: 'NotImplemented',
      message: expect.stringContaining(named),
    })
  })

  test.each([
    ['ASCII', Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')],
    ['the beginning of a classic', '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏'],
    ['a notice', '版权所有，侵权必究。©2026 阿里云（样图）￥℃™'],
    ['kana', 'こんにちはカタカナ'],
    ['accents', 'Ünïcödé ÀÉÎÕœß'],
  ])('has all of %s', async (_name, value) => {
    const { findMissing } = await import('../../src/image/text/layout.ts')
    const { loadWatermarkFont } = await import('../../src/image/text/watermark-font.ts')
    expect(findMissing(await loadWatermarkFont(), value)).toEqual([])
  })
})

describe('watermark with a picture and a text', () => {
  const both = `watermark,image_${base64('a/蓝.png')},text_${base64('■')},size_50,g_nw,x_0,y_0`

  async function extents(options: string) {
    const pixels = await draw(`${both}${options}`)
    const find = (isWanted: (color: readonly number[]) => boolean) => {
      const found = pixels.find(({ color }) => isWanted(color))
      return { left: least(found.map(({ x }) => x)), top: least(found.map(({ y }) => y)) }
    }
    return {
      picture: find(([r = 255, , b = 0]) => r < 10 && b > 250),
      text: find(([r = 255, , b = 255]) => r < 10 && b < 10),
    }
  }

  test('places the picture first, the text after the gap', async () => {
    const { picture, text } = await extents(',interval_30')
    expect(picture).toEqual({ left: 0, top: 0 })
    expect(text.left).toBeGreaterThanOrEqual(130)
    expect(text.left).toBeLessThan(140)
  })

  test('places the text first with order_1', async () => {
    const { picture, text } = await extents(',order_1,interval_30')
    expect(text.left).toBeLessThan(10)
    expect(picture.left).toBe(80)
  })

  test('aligns the lower one at the top, in the middle, or at the bottom', async () => {
    const tops = []
    for (const align of [0, 1, 2]) tops.push((await extents(`,align_${align}`)).text.top)
    const [top = 0, middle = 0, bottom = 0] = tops
    // The line is 63 px high and the picture 100.
    expect(middle - top).toBe(18)
    expect(bottom - top).toBe(37)
    expect((await extents('')).text.top).toBe(bottom)
  })

  test('counts as one for opacity and tiles', async () => {
    const pixels = await draw(`${both},t_50,fill_1`)
    for (const x of [50, 200]) {
      expect(pixels.at(x, 50)).toEqual([expect.closeTo(127, -0.5), expect.closeTo(127, -0.5), 255])
    }
  })
})

describe('several watermarks', () => {
  test('are drawn in order', async () => {
    const marks = ['red.png', 'a/蓝.png'].map((key) => `watermark,image_${base64(key)},g_nw`)
    expect((await draw(marks.join('/'))).at(15, 15)).toEqual([0, 0, 255])
    expect((await draw([...marks].reverse().join('/'))).at(15, 15)).toEqual([255, 0, 0])
  })

  test('keep the size of a photograph in a chain', async () => {
    const text = `watermark,text_${base64('Hello 世界')},color_FFFFFF,size_30,shadow_50`
    const pixels = await draw(
      `resize,w_300/${text},g_south/${text},g_north/format,png`,
      await sourceAt(photograph),
    )
    expect([pixels.width, pixels.height]).toEqual([300, 381])
  })
})

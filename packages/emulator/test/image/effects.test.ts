import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import type { ImageSource } from '../../src/image/types.ts'
import {
  applyText,
  createPictureFolder,
  gradient,
  photograph,
  pixelsOf,
  sourceAt,
} from './pictures.ts'

const folder = await createPictureFolder()
afterAll(() => folder[Symbol.asyncDispose]())

async function plain(background: string, width = 40, height = 30): Promise<ImageSource> {
  const picture = sharp({ create: { width, height, channels: 3, background } })
  return folder.store(`${background}-${width}x${height}.png`, await picture.png().toBuffer())
}

async function draw(actions: string, source: ImageSource) {
  return pixelsOf((await applyText(`image/${actions}`, source)).bytes)
}

describe('circle', () => {
  test.each([
    // "Circle crop": the radius is capped at half of the shorter edge less one; 2r + 1 wide.
    ['400x267', 500, 267],
    ['400x300', 100, 201],
    ['400x300', 500, 299],
    ['41x41', 20, 41],
  ])('on %s with r_%i gives an edge of %i', async (size, radius, edge) => {
    const [width, height] = size.split('x').map(Number)
    const pixels = await draw(`circle,r_${radius}`, await plain('#336699', width, height))
    expect([pixels.width, pixels.height]).toEqual([edge, edge])
  })

  test('is transparent outside and unchanged inside', async () => {
    const pixels = await draw('circle,r_20', await plain('#336699', 41, 41))
    const whole = [0x33, 0x66, 0x99, 255].join()
    // The line itself, a pixel wide to each side, is smoothed.
    const wrong = pixels.find(({ x, y, color }) => {
      const distance = Math.hypot(x - 20, y - 20)
      return (distance > 21.5 && color[3] !== 0) || (distance < 19.5 && color.join() !== whole)
    })
    expect(wrong).toEqual([])
  })

  test('is white outside in a JPEG', async () => {
    const pixels = await draw('circle,r_100/format,jpg', await plain('#336699', 201, 201))
    expect(pixels.channels).toBe(3)
    expect(pixels.at(0, 0)).toEqual([255, 255, 255])
    // Colours of a JPEG, in steps of eight.
    expect(pixels.at(100, 100).map((value) => Math.round(value / 8))).toEqual([6, 13, 19])
  })
})

describe('rounded-corners', () => {
  test('keeps the size and clears the corners', async () => {
    const pixels = await draw('rounded-corners,r_10', await plain('#336699'))
    expect([pixels.width, pixels.height]).toEqual([40, 30])
    expect(pixels.at(0, 0)[3]).toBe(0)
    expect(pixels.at(39, 29)[3]).toBe(0)
    expect(pixels.at(20, 0)[3]).toBe(255)
    expect(pixels.at(10, 10)).toEqual([0x33, 0x66, 0x99, 255])
  })

  test('caps the radius at half of the shorter edge', async () => {
    const pixels = await draw('rounded-corners,r_4096', await plain('#336699'))
    expect(pixels.at(0, 15)[3]).toBeGreaterThan(128)
    expect(pixels.at(0, 8)[3]).toBe(0)
    expect(pixels.at(20, 0)[3]).toBe(255)
  })
})

describe('indexcrop', () => {
  test.each([
    ['indexcrop,x_100,i_0', 100, 200, 0],
    ['indexcrop,x_100,i_3', 100, 200, 191],
    ['indexcrop,y_50,i_1', 400, 50, 0],
    ['indexcrop,x_150,i_2', 100, 200, 191],
    ['indexcrop,x_100,i_4', 400, 200, 0],
  ])('%s', async (actions, width, height, red) => {
    const source = await folder.store('index.png', await gradient(400, 200).png().toBuffer())
    const pixels = await draw(actions, source)
    expect([pixels.width, pixels.height]).toEqual([width, height])
    expect(Math.abs((pixels.at(0, 0)[0] ?? -99) - red)).toBeLessThanOrEqual(1)
  })
})

describe('bright and contrast', () => {
  test.each([
    ['bright,50', '#404040', 0x40 + 50],
    ['bright,-50', '#404040', 0x40 - 50],
    ['bright,100', '#e0e0e0', 255],
    ['bright,0', '#404040', 0x40],
    ['contrast,100', '#404040', 0],
    ['contrast,100', '#909090', 160],
    ['contrast,-100', '#404040', 96],
    ['contrast,50', '#808080', 128],
    ['contrast,0', '#404040', 0x40],
  ])('%s turns %s into %i', async (actions, color, expected) => {
    expect((await draw(actions, await plain(color))).at(5, 5)).toEqual([
      expected,
      expected,
      expected,
    ])
  })

  test('keep the opacity', async () => {
    const clear = sharp({ create: { width: 4, height: 4, channels: 4, background: '#40404080' } })
    const source = await folder.store('half.png', await clear.png().toBuffer())
    for (const action of ['bright,50', 'contrast,50']) {
      expect((await draw(action, source)).at(1, 1)[3]).toBe(128)
    }
  })

  test('work on a grey JPEG', async () => {
    const grey = sharp({ create: { width: 8, height: 8, channels: 3, background: '#404040' } })
    const bytes = await grey.toColourspace('b-w').jpeg({ quality: 100 }).toBuffer()
    expect((await sharp(bytes).metadata()).channels).toBe(1)
    const source = await folder.store('grey.jpg', bytes)
    const [red = 0] = (await draw('bright,50/format,png', source)).at(4, 4)
    expect(red).toBe(0x40 + 50)
  })
})

describe('blur', () => {
  /** A white column in black, so that the spread can be read from one row. */
  async function column(): Promise<ImageSource> {
    const black = sharp({ create: { width: 101, height: 21, channels: 3, background: '#000000' } })
    const white = { create: { width: 1, height: 21, channels: 3 as const, background: '#ffffff' } }
    const bytes = await black
      .composite([{ input: white, left: 50, top: 0 }])
      .png()
      .toBuffer()
    return folder.store('column.png', bytes)
  }

  async function spreadOf(actions: string): Promise<number> {
    const pixels = await draw(actions, await column())
    let [sum, squares] = [0, 0]
    for (let x = 0; x < 101; x++) {
      const [value = 0] = pixels.at(x, 10)
      sum += value
      squares += value * (x - 50) ** 2
    }
    return Math.sqrt(squares / sum)
  }

  test.each([
    ['blur,r_50,s_3', 3],
    // Cut off at three pixels, a wide Gaussian spreads like seven equal weights.
    ['blur,r_3,s_50', 2],
  ])('%s spreads by %d pixels', async (actions, expected) => {
    // libvips rounds its kernel and the column's values to integers: within a fifth.
    expect(Math.abs((await spreadOf(actions)) - expected)).toBeLessThanOrEqual(expected / 5)
  })

  test('grows with both settings', async () => {
    const spreads = []
    for (const actions of ['blur,r_1,s_1', 'blur,r_3,s_2', 'blur,r_10,s_5']) {
      spreads.push(await spreadOf(actions))
    }
    expect(spreads).toEqual([...spreads].sort((one, other) => one - other))
    expect(new Set(spreads).size).toBe(3)
  })

  test('of faces is refused as not implemented', async () => {
    await expect(draw('blur,r_3,s_2,g_faces', await plain('#123456'))).rejects.toMatchObject({
      status: 501,
      code: 'NotImplemented',
      message: expect.stringContaining('blur with g_faces'),
    })
  })
})

describe('sharpen', () => {
  test('keeps plain areas and steepens edges by the value', async () => {
    const dark = sharp({ create: { width: 20, height: 20, channels: 3, background: '#606060' } })
    const light = { create: { width: 10, height: 20, channels: 3 as const, background: '#a0a0a0' } }
    const both = dark.composite([{ input: light, left: 10, top: 0 }]).removeAlpha()
    const bytes = await both.png().toBuffer()
    const source = await folder.store('edge.png', bytes)
    const edges = []
    for (const value of [50, 100, 200]) {
      const pixels = await draw(`sharpen,${value}`, source)
      expect(pixels.at(3, 10)).toEqual([0x60, 0x60, 0x60])
      edges.push([pixels.at(9, 10)[0], pixels.at(10, 10)[0]])
    }
    // One of four neighbours differs by 64, of which value / 400 is added.
    expect(edges).toEqual([
      [0x60 - 8, 0xa0 + 8],
      [0x60 - 16, 0xa0 + 16],
      [0x60 - 32, 0xa0 + 32],
    ])
  })
})

describe('actions that need models', () => {
  test.each(['faces', 'bodies', 'cars', 'codes', 'labels', 'score'])('%s', async (action) => {
    await expect(applyText(`image/${action}`, await sourceAt(photograph))).rejects.toMatchObject({
      status: 501,
      code: 'NotImplemented',
      message: expect.stringMatching(new RegExp(`action ${action}: .*models`)),
    })
  })

  test.each(['face', 'auto'])('crop to g_%s', async (gravity) => {
    const source = await sourceAt(photograph)
    await expect(applyText(`image/crop,w_9,h_9,g_${gravity}`, source)).rejects.toMatchObject({
      status: 501,
      code: 'NotImplemented',
      message: expect.stringContaining('crop'),
    })
  })
})

describe('chains', () => {
  test('all drawing actions in one style produce the planned size', async () => {
    const actions = [
      'resize,w_400',
      'crop,w_300,h_300',
      'rotate,20',
      'flip,1',
      'blur,r_3,s_2',
      'bright,10',
      'contrast,10',
      'sharpen,100',
      'rounded-corners,r_30',
      'indexcrop,x_200,i_0',
      'circle,r_80',
      'resize,m_pad,w_200,h_180,color_00FF00',
      'format,webp',
      'quality,Q_80',
    ]
    const pixels = await draw(actions.join('/'), await sourceAt(photograph))
    expect([pixels.width, pixels.height]).toEqual([161, 161])
  })
})

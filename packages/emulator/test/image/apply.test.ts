import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImageSource } from '../../src/image/types.ts'
import { OssRefusal } from '../../src/refusal.ts'
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

async function blank(width: number, height: number): Promise<ImageSource> {
  const picture = sharp({ create: { width, height, channels: 3, background: '#336699' } })
  return folder.store(
    `${width}x${height}.png`,
    await picture.png({ compressionLevel: 1 }).toBuffer(),
  )
}

async function sizeOf(text: string, source: ImageSource): Promise<string> {
  const { bytes } = await applyText(text, source)
  const { width, height } = await sharp(bytes).metadata()
  return `${width}x${height}`
}

describe('applyStyle returns the sizes of the worked examples', () => {
  test.each([
    // "Resize images", 2026-02-05.
    ['256x144', 'resize,h_100', '178x100'],
    ['256x144', 'resize,h_100,m_pad', '100x100'],
    ['256x144', 'resize,h_100,m_fill', '100x100'],
    ['256x144', 'resize,h_100,m_fixed', '178x100'],
    ['2500x1875', 'resize,p_120', '3000x2250'],
    ['2500x1875', 'resize,p_50', '1250x938'],
    ['200x100', 'resize,m_lfit,w_150,h_80', '150x75'],
    ['200x100', 'resize,m_mfit,w_150,h_80', '160x80'],
    ['200x100', 'resize,m_fill,w_150,h_80', '150x80'],
    ['200x100', 'resize,m_pad,w_150,h_80', '150x80'],
    ['200x100', 'resize,m_fixed,w_150,h_80', '150x80'],
    ['400x300', 'resize,w_1000', '400x300'],
    ['400x300', 'resize,w_1000,limit_0', '1000x750'],
    ['1504x1120', 'resize,w_1500,h_1125', '1504x1120'],
    // "HEIF advanced compression", 2021: `l` has no effect beside `h`.
    ['3924x2550', 'resize,l_900,h_600', '923x600'],
    // "Custom crop".
    ['400x300', 'crop,x_100,y_50', '300x250'],
    ['400x300', 'crop,x_100,y_50,w_100,h_100', '100x100'],
    ['400x300', 'crop,x_350,y_250,w_200,h_200', '50x50'],
    ['400x300', 'crop,w_200,h_200,g_se', '200x200'],
    // "Rotate images".
    ['400x300', 'rotate,90', '300x400'],
    ['400x300', 'rotate,180', '400x300'],
    ['800x600', 'rotate,30', '993x920'],
    ['800x600', 'rotate,45', '990x990'],
    // Chains, which one sharp pipeline would do wrong.
    ['4000x3000', 'resize,w_1600/crop,w_800,h_800,g_center/rotate,30', '1093x1093'],
    ['4000x3000', 'resize,w_400/crop,w_100,h_100/resize,w_50', '50x50'],
    ['4000x3000', 'resize,w_400/resize,w_200', '200x150'],
  ])('%s with %s gives %s', async (size, actions, expected) => {
    const [width = 1, height = 1] = size.split('x').map(Number)
    expect(await sizeOf(`image/${actions}`, await blank(width, height))).toBe(expected)
  })

  test('auto-orient turns before a resize in front of it', async () => {
    // "Adaptive orientation", 2018: 424x333 with orientation 7.
    const bytes = await gradient(424, 333).withMetadata({ orientation: 7 }).jpeg().toBuffer()
    const source = await folder.store('orientation-7.jpg', bytes)
    expect(await sizeOf('image/resize,w_100/auto-orient,1', source)).toBe('100x127')
    expect(await sizeOf('image/resize,w_100/auto-orient,0', source)).toBe('100x79')
    expect(await sizeOf('image/resize,w_100', source)).toBe('100x79')
  })
})

describe('applyStyle draws each action', () => {
  let source: ImageSource
  beforeAll(async () => {
    source = await folder.store('gradient.png', await gradient(400, 200).png().toBuffer())
  })

  /** Colour of the drawn pixel: red is the x of its source, green the y, of 255. */
  async function originsOf(actions: string) {
    return pixelsOf((await applyText(`image/${actions}/format,png`, source)).bytes)
  }

  test.each([
    ['resize,m_fixed,w_100,h_100', 50, 50, [129, 129, 64]],
    ['resize,m_fixed,w_100,h_100', 0, 99, [1, 254, 64]],
    ['resize,m_fill,w_100,h_100', 0, 50, [64, 129, 64]],
    ['crop,x_100,y_50,w_10,h_10', 0, 0, [64, 64, 64]],
    ['crop,w_10,h_10,g_se', 9, 9, [255, 254, 64]],
    ['rotate,90', 0, 0, [0, 254, 64]],
    ['rotate,180', 0, 0, [255, 254, 64]],
    ['rotate,270', 0, 0, [255, 1, 64]],
    ['rotate,360', 0, 0, [0, 1, 64]],
    ['flip,0', 0, 0, [0, 254, 64]],
    ['flip,1', 0, 0, [255, 1, 64]],
    ['flip,2', 0, 0, [255, 254, 64]],
    ['resize,m_pad,w_100,h_100,color_FF0000', 0, 0, [255, 0, 0]],
    ['resize,m_pad,w_100,h_100', 99, 99, [255, 255, 255]],
    ['resize,m_pad,w_100,h_100', 50, 50, [129, 129, 64]],
  ])('%s at %i,%i', async (actions, x, y, expected) => {
    const drawn = (await originsOf(actions)).at(x, y)
    // Resampling moves a gradient by at most two of 255 steps.
    for (const [channel, value] of expected.entries()) {
      expect(Math.abs((drawn[channel] ?? -99) - value)).toBeLessThanOrEqual(2)
    }
  })

  test('rotate makes empty corners transparent, and white in a JPEG', async () => {
    const png = await pixelsOf((await applyText('image/rotate,30', source)).bytes)
    expect(png.at(0, 0)[3]).toBe(0)
    const jpg = await pixelsOf((await applyText('image/rotate,30/format,jpg', source)).bytes)
    expect(jpg.at(0, 0)).toEqual([255, 255, 255])
  })

  test.each([
    [1, [0, 0]],
    [2, [255, 0]],
    [3, [255, 255]],
    [4, [0, 255]],
    [5, [0, 0]],
    [6, [0, 255]],
    [7, [255, 255]],
    [8, [255, 0]],
  ])('auto-orient follows EXIF orientation %i', async (orientation, corner) => {
    const bytes = await gradient(64, 32)
      .withMetadata({ orientation })
      .jpeg({ quality: 100 })
      .toBuffer()
    const turned = await folder.store(`orientation-${orientation}.jpg`, bytes)
    const pixels = await pixelsOf((await applyText('image/auto-orient,1/format,png', turned)).bytes)
    expect([pixels.width, pixels.height]).toEqual(orientation < 5 ? [64, 32] : [32, 64])
    const [red = -1, green = -1] = pixels.at(0, 0)
    // A JPEG of quality 100 and the half step of the gradient, at most 12 of 255.
    expect(Math.abs(red - (corner[0] ?? 0))).toBeLessThanOrEqual(12)
    expect(Math.abs(green - (corner[1] ?? 0))).toBeLessThanOrEqual(12)
  })
})

describe('applyStyle turns upright before the first action', () => {
  test.each([
    'crop,x_3,y_5,w_20,h_30',
    'resize,m_fill,w_20,h_24',
    'resize,m_pad,w_50,h_50',
    'rotate,90',
    'rotate,30',
    'flip,0',
    'flip,1',
    'blur,r_3,s_1',
    'circle,r_9',
    'format,png',
  ])('%s', async (action) => {
    const lying = await gradient(64, 32).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const upright = await sharp(lying).autoOrient().png().toBuffer()
    const [one, other] = await Promise.all([
      applyText(`image/auto-orient,1/${action}/format,png`, await folder.store('lying', lying)),
      applyText(`image/${action}/format,png`, await folder.store('upright', upright)),
    ])
    const [ours, theirs] = [await pixelsOf(one.bytes), await pixelsOf(other.bytes)]
    expect([ours.width, ours.height]).toEqual([theirs.width, theirs.height])
    // Shrinking while decoding, or filtering before the turn, moves a gradient by at most 3 of 255.
    const different = ours.find(({ x, y, color }) =>
      color.some((value, channel) => Math.abs(value - (theirs.at(x, y)[channel] ?? -99)) > 3),
    )
    expect(different).toEqual([])
  })
})

describe('applyStyle writes every format', () => {
  test.each([
    ['jpg', 'image/jpeg', 'jpeg'],
    ['jpeg', 'image/jpeg', 'jpeg'],
    ['png', 'image/png', 'png'],
    ['webp', 'image/webp', 'webp'],
    ['tiff', 'image/tiff', 'tiff'],
    ['avif', 'image/avif', 'heif'],
    // Only a GIF can be asked to be a GIF.
    ['gif', 'image/jpeg', 'jpeg'],
  ])('format,%s', async (format, contentType, expected) => {
    const result = await applyText(`image/resize,w_60/format,${format}`, await sourceAt(photograph))
    expect(result.contentType).toBe(contentType)
    expect((await sharp(result.bytes).metadata()).format).toBe(expected)
  })

  test('bmp is written and read again', async () => {
    const photo = await sourceAt(photograph)
    const bitmap = await applyText('image/resize,w_61/format,bmp', photo)
    expect(bitmap.contentType).toBe('image/bmp')
    const source = await folder.store('photo.bmp', bitmap.bytes)
    const back = await pixelsOf((await applyText('image/resize,w_61/format,png', source)).bytes)
    const direct = await pixelsOf((await applyText('image/resize,w_61/format,png', photo)).bytes)
    expect(back.at(30, 30)).toEqual(direct.at(30, 30))
    expect([back.width, back.height]).toEqual([direct.width, direct.height])
  })

  test('heic is refused as not implemented, naming it', async () => {
    await expect(applyText('image/format,heic', await sourceAt(photograph))).rejects.toMatchObject({
      status: 501,
      code: 'NotImplemented',
      message: expect.stringContaining('heic'),
    })
  })

  test('transparency becomes white in a JPEG, also after a cut', async () => {
    const clear = sharp({ create: { width: 8, height: 8, channels: 4, background: '#00000000' } })
    const source = await folder.store('clear.png', await clear.png().toBuffer())
    for (const actions of ['format,jpg', 'crop,w_4,h_4/format,jpg', 'resize,w_4/format,jpg']) {
      const pixels = await pixelsOf((await applyText(`image/${actions}`, source)).bytes)
      expect(pixels.at(1, 1)).toEqual([255, 255, 255])
    }
  })
})

describe('applyStyle quality and interlace', () => {
  async function jpeg(quality: number): Promise<ImageSource> {
    return folder.store(`q${quality}.jpg`, await gradient(64, 64).jpeg({ quality }).toBuffer())
  }

  test.each([
    [80, 'quality,q_90', 72],
    [95, 'quality,Q_90', 90],
    [80, 'quality,Q_90', 80],
    [80, 'quality,Q_50,q_90', 50],
    [80, 'resize,w_32', 80],
    [10, 'quality,q_1', 1],
  ])('a source of %i with %s is written with %i', async (source, actions, expected) => {
    const { bytes } = await applyText(`image/${actions}`, await jpeg(source))
    const stored = await folder.store('result.jpg', bytes)
    const { describeSource } = await import('../../src/image/source/source-picture.ts')
    expect((await describeSource(stored)).jpegQuality).toBe(expected)
  })

  test.each([
    ['interlace,1', true],
    ['interlace,0', false],
    ['resize,w_20', false],
    ['interlace,1/format,jpg', true],
  ])('%s makes a JPEG progressive: %s', async (actions, expected) => {
    const { bytes } = await applyText(`image/${actions}`, await jpeg(80))
    expect((await sharp(bytes).metadata()).isProgressive).toBe(expected)
  })
})

describe('applyStyle refuses', () => {
  async function refusal(text: string, bytes: Uint8Array): Promise<OssRefusal> {
    const error = await applyText(text, await folder.store('bad', bytes)).catch((e: unknown) => e)
    if (error instanceof OssRefusal) return error
    throw new Error(`expected a refusal, received ${String(error)}`)
  }

  test('a truncated JPEG, however it is used', async () => {
    const whole = await gradient(400, 300).jpeg().toBuffer()
    for (const actions of ['resize,w_100', 'rotate,90', 'crop,w_10,h_10,g_se', 'format,png']) {
      expect(await refusal(`image/${actions}`, whole.subarray(0, whole.length / 2))).toMatchObject({
        status: 400,
        code: 'BadRequest',
        message: expect.stringContaining('damaged'),
      })
    }
  })

  test('SVG, which sharp would read', async () => {
    const svg = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    )
    expect(await refusal('image/resize,w_100', svg)).toMatchObject({ ec: '0040-00000005' })
  })

  test('HEIC, naming it', async () => {
    const head = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
    expect(await refusal('image/info', head)).toMatchObject({
      status: 501,
      code: 'NotImplemented',
      message: expect.stringContaining('heic'),
    })
  })

  test('a damaged WebP with its own code', async () => {
    const whole = await gradient(100, 100).webp().toBuffer()
    expect(await refusal('image/resize,w_50', whole.subarray(0, 60))).toMatchObject({
      code: 'BadWebPImage',
      ec: '0040-00000010',
    })
  })

  test('a crop that begins outside', async () => {
    const whole = await gradient(100, 100).png().toBuffer()
    expect(await refusal('image/crop,x_200,w_10', whole)).toMatchObject({
      code: 'BadRequest',
      message: "Advance cut's position is out of image.",
    })
  })

  test('to turn a picture over 4096', async () => {
    const wide = await sharp({ create: { width: 4097, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    expect(await refusal('image/rotate,90', wide)).toMatchObject({
      code: 'BadRequest',
      ec: '0040-00000006',
      message: 'Picture exceed the maximum allowable rotation range.',
    })
  })

  test.each([
    ['resize,m_fixed,w_5000,h_5000,limit_0', 'ImageTooLarge', '0040-00000007'],
    ['slim,1', 'InvalidArgument', '0040-00000213'],
  ])('%s', async (actions, code, ec) => {
    const bytes = await gradient(10, 10).png().toBuffer()
    expect(await refusal(`image/${actions}`, bytes)).toMatchObject({ status: 400, code, ec })
  })

  test('more bytes than the limit, before it reads them', async () => {
    const source = { path: photograph, byteLength: 20 * 1024 * 1024 + 1 }
    await expect(applyText('image/resize,w_1', source)).rejects.toMatchObject({
      code: 'ImageTooLarge',
      ec: '0040-00000001',
    })
  })

  test.each([
    ['30001x1', 30_001, 1, '0040-00000009'],
    ['20000x20000', 20_000, 20_000, '0040-00000012'],
  ])('a PNG with a header of %s', async (_name, width, height, ec) => {
    const small = Buffer.from(await gradient(4, 4).png().toBuffer())
    small.writeUInt32BE(width, 16)
    small.writeUInt32BE(height, 20)
    const { crc32 } = await import('node:zlib')
    small.writeUInt32BE(crc32(small.subarray(12, 29)), 29)
    expect(await refusal('image/resize,w_1', small)).toMatchObject({ code: 'ImageTooLarge', ec })
  })

  test('a caller who has disconnected', async () => {
    const { parse } = await import('@oss-process/process-string/parse')
    const { applyStyle } = await import('../../src/image/apply.ts')
    const { style } = parse('image/resize,w_1')
    if (style.kind !== 'image') throw new TypeError('expected an image style')
    const signal = AbortSignal.abort(new Error('gone'))
    const context = { readObject: async () => undefined, signal }
    await expect(applyStyle(style, await sourceAt(photograph), context)).rejects.toThrow('gone')
  })
})

describe('applyStyle on animations', () => {
  async function animation(): Promise<ImageSource> {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const gif = sharp(frames, { join: { animated: true } }).gif({ delay: [100, 200, 300], loop: 2 })
    return folder.store('animation.gif', await gif.toBuffer())
  }

  test.each([
    ['resize,w_20', 20, 15, 'gif'],
    ['crop,w_10,h_10,g_center', 10, 10, 'gif'],
    ['resize,w_20/crop,w_10,h_10', 10, 10, 'gif'],
    ['resize,w_20/format,webp', 20, 15, 'webp'],
  ])('%s keeps every frame and its delay', async (actions, width, height, format) => {
    const { bytes } = await applyText(`image/${actions}`, await animation())
    const metadata = await sharp(bytes, { animated: true }).metadata()
    expect(metadata).toMatchObject({
      format,
      width,
      pageHeight: height,
      pages: 3,
      delay: [100, 200, 300],
      loop: 2,
    })
    const last = await sharp(bytes, { page: 2 }).removeAlpha().raw().toBuffer()
    expect(Math.abs((last[2] ?? 0) - 255)).toBeLessThanOrEqual(8)
  })

  test.each([
    ['rotate,90', 'gif'],
    ['resize,p_50', 'gif'],
    ['resize,w_20/format,png', 'png'],
  ])('%s returns the first frame', async (actions, format) => {
    const { bytes } = await applyText(`image/${actions}`, await animation())
    expect((await sharp(bytes).metadata()).format).toBe(format)
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1)
    expect((await pixelsOf(bytes)).at(5, 5).slice(0, 3)).toEqual([255, 0, 0])
  })
})

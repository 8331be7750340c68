import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readJpegHeader } from '../../../src/image/source/jpeg-header.ts'
import { createRandom, mutate } from '../mutations.ts'

const picture = sharp({ create: { width: 33, height: 21, channels: 3, background: '#405060' } })

/** What is read of bytes that are in memory. */
function headerOf(bytes: Uint8Array) {
  const { size, orientation } = readJpegHeader((position, length) =>
    bytes.subarray(position, position + length),
  )
  return { size, orientation }
}

/** A block of EXIF with these tags in front of a JPEG that has none. */
async function withExif(block: Buffer): Promise<Buffer> {
  const plain = await picture.clone().jpeg().toBuffer()
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(block.length + 2, 2)
  return Buffer.concat([plain.subarray(0, 2), head, block, plain.subarray(2)])
}

/** A block with one tag, its value in the first two bytes behind its count. */
function exifBlock(
  order: 'II' | 'MM',
  { tag = 0x112, type = 3, count = 1, value = 6, start = 8 },
): Buffer {
  const view = new DataView(new ArrayBuffer(26))
  const isLittle = order === 'II'
  view.setUint16(2, 42, isLittle)
  view.setUint32(4, start, isLittle)
  view.setUint16(8, 1, isLittle)
  view.setUint16(10, tag, isLittle)
  view.setUint16(12, type, isLittle)
  view.setUint32(14, count, isLittle)
  view.setUint16(18, value, isLittle)
  const bytes = Buffer.from(view.buffer)
  bytes.write(order, 'latin1')
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), bytes])
}

/** Whether the decoder says the same; `undefined` when one of the two says nothing. */
async function agrees(bytes: Buffer): Promise<boolean | undefined> {
  const { size, orientation } = headerOf(bytes)
  if (size === undefined || orientation === undefined) return undefined
  const said = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (said === undefined) return undefined
  const isSameSize = said.width === size.width && said.height === size.height
  return isSameSize && (said.orientation ?? 1) === orientation
}

describe('readJpegHeader', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('reads orientation %i in both byte orders', async (value) => {
    for (const order of ['II', 'MM'] as const) {
      const bytes = await withExif(exifBlock(order, { value }))
      expect(headerOf(bytes)).toEqual({ size: { width: 33, height: 21 }, orientation: value })
      expect((await sharp(bytes).metadata()).orientation).toBe(value)
    }
  })

  test.each([
    ['baseline', picture.clone().jpeg()],
    ['progressive', picture.clone().jpeg({ progressive: true })],
    ['grey', picture.clone().toColourspace('b-w').jpeg()],
    ['CMYK', picture.clone().toColourspace('cmyk').jpeg()],
    ['with a profile', picture.clone().withIccProfile('p3').jpeg()],
  ])('reads a %s JPEG', async (_name, made) => {
    expect(headerOf(await made.toBuffer())).toEqual({
      size: { width: 33, height: 21 },
      orientation: 1,
    })
  })

  test.each([
    ['an orientation that does not exist', exifBlock('II', { value: 9 })],
    ['a tag of another type', exifBlock('II', { type: 4 })],
    ['a tag of two values', exifBlock('MM', { count: 2 })],
    ['a directory at another place', exifBlock('MM', { start: 10 })],
    ['a block that is cut off', exifBlock('II', {}).subarray(0, 20)],
    ['an order of bytes that does not exist', Buffer.from('Exif\0\0XX*\0\b\0\0\0\0\0', 'latin1')],
  ])('leaves %s to the decoder', async (_name, block) => {
    expect(headerOf(await withExif(block)).orientation).toBeUndefined()
  })

  test('leaves two blocks of EXIF, and two frames, to the decoder', async () => {
    const block = exifBlock('II', {})
    const once = await withExif(block)
    const segment = once.subarray(2, 6 + block.length)
    const twice = Buffer.concat([once.subarray(0, 2), segment, once.subarray(2)])
    expect(headerOf(twice).size).toBeUndefined()
    const at = once.indexOf(Buffer.from([0xff, 0xc0]))
    const frame = once.subarray(at, at + 2 + once.readUInt16BE(at + 2))
    const framed = Buffer.concat([once.subarray(0, at), frame, once.subarray(at)])
    expect(headerOf(framed).size).toBeUndefined()
  })

  test('says of damaged headers what the decoder says, or nothing', async () => {
    const seeds = [
      await picture.clone().jpeg().toBuffer(),
      await withExif(exifBlock('MM', {})),
      await picture
        .clone()
        .withExif({ IFD0: { Make: 'Maker', Orientation: '5' } })
        .jpeg({ progressive: true })
        .toBuffer(),
    ]
    const random = createRandom(20_261_122)
    const verdicts: (boolean | undefined)[] = []
    for (let index = 0; index < 1500; index++) {
      verdicts.push(await agrees(mutate(seeds[index % seeds.length] ?? Buffer.alloc(0), random)))
    }
    expect(verdicts.filter((verdict) => verdict === true).length).toBeGreaterThan(300)
    expect(verdicts).not.toContain(false)
  })
})

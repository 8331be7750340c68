import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { readExif } from '../../src/image/source/exif.ts'
import { applyText, createPictureFolder, gradient, photograph, sourceAt } from './pictures.ts'

const folder = await createPictureFolder()
afterAll(() => folder[Symbol.asyncDispose]())

async function infoOf(bytes: Uint8Array): Promise<Record<string, { value: string }>> {
  const result = await applyText('image/info', await folder.store('source', bytes))
  return JSON.parse(new TextDecoder().decode(result.bytes))
}

const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: '#888888' } })

describe('info', () => {
  test('answers in the exact form of the service', async () => {
    const source = await sourceAt(photograph)
    const { bytes, contentType } = await applyText('image/info', source)
    expect(contentType).toBe('application/json')
    expect(new TextDecoder().decode(bytes)).toBe(`{
    "FileSize": {"value": "${source.byteLength}"},
    "Format": {"value": "jpg"},
    "FrameCount": {"value": "1"},
    "ImageHeight": {"value": "1024"},
    "ImageWidth": {"value": "807"},
    "ResolutionUnit": {"value": "2"},
    "XResolution": {"value": "72/1"},
    "YCbCrPositioning": {"value": "1"},
    "YResolution": {"value": "72/1"}}`)
  })

  test('prints EXIF tags as the service does', async () => {
    const bytes = await plain
      .clone()
      .withExif({
        IFD0: { Software: 'Camera "1"', Make: 'Maker' },
        IFD2: { ExposureTime: '1/125', DateTimeOriginal: '2020:01:02 03:04:05' },
        IFD3: {
          GPSLatitude: '30/1 15/1 0/1',
          GPSLatitudeRef: 'N',
          GPSLongitude: '120/1 0/1 1050/100',
          GPSLongitudeRef: 'W',
          GPSVersionID: '2 2 0 0',
        },
      })
      .jpeg()
      .toBuffer()
    expect(await infoOf(bytes)).toMatchObject({
      DateTimeOriginal: { value: '2020:01:02 03:04:05' },
      ExifTag: { value: expect.stringMatching(/^\d+$/) },
      ExposureTime: { value: '1/125' },
      Format: { value: 'jpg' },
      GPSLatitude: { value: "30deg 15' " },
      GPSLatitudeRef: { value: 'North' },
      GPSLongitude: { value: '120deg 0\' 10.500" ' },
      GPSLongitudeRef: { value: 'West' },
      GPSTag: { value: expect.stringMatching(/^\d+$/) },
      GPSVersionID: { value: '2 2 0 0' },
      Make: { value: 'Maker' },
      Software: { value: 'Camera "1"' },
      XResolution: { value: expect.stringMatching(/^\d+\/\d+$/) },
    })
  })

  test.each([
    [
      'png',
      plain
        .clone()
        .withExif({ IFD0: { Make: 'Maker' } })
        .png(),
    ],
    ['gif', plain.clone().gif()],
    ['webp', plain.clone().webp()],
  ])('returns only the basics of a %s', async (format, picture) => {
    const bytes = await picture.toBuffer()
    expect(await infoOf(bytes)).toEqual({
      FileSize: { value: String(bytes.byteLength) },
      Format: { value: format },
      FrameCount: { value: '1' },
      ImageHeight: { value: '30' },
      ImageWidth: { value: '40' },
    })
  })

  test('returns the tags of a TIFF', async () => {
    const info = await infoOf(await plain.clone().tiff({ compression: 'lzw' }).toBuffer())
    expect(info).toMatchObject({ Format: { value: 'tiff' }, Compression: { value: '5' } })
  })

  test('counts the frames of an animation', async () => {
    const frames = await Promise.all(
      [1, 2].map((blue) =>
        gradient(8, 8)
          .linear(1, 60 * blue)
          .png()
          .toBuffer(),
      ),
    )
    const info = await infoOf(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    )
    expect(info['FrameCount']).toEqual({ value: '2' })
  })

  test('refuses a chain', async () => {
    const source = await sourceAt(photograph)
    await expect(async () => applyText('image/resize,w_100/info', source)).rejects.toThrow()
  })
})

describe('readExif', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['noise', Uint8Array.from({ length: 100 }, (_, index) => index)],
    ['a header that points nowhere', Uint8Array.of(0x49, 0x49, 0x2a, 0, 0xff, 0xff, 0xff, 0xff)],
  ])('finds no tags in %s', (_name, block) => {
    expect(readExif(block)).toEqual({})
  })
})

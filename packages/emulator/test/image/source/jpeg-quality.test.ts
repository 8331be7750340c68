import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readJpegQuality } from '../../../src/image/source/jpeg-quality.ts'

const picture = sharp({ create: { width: 16, height: 16, channels: 3, background: '#405060' } })

function qualityOf(bytes: Uint8Array): number | undefined {
  return readJpegQuality((position, length) => bytes.subarray(position, position + length))
}

describe('readJpegQuality', () => {
  test.each([1, 10, 25, 30, 49, 50, 51, 75, 80, 85, 90, 92, 95, 99, 100])(
    'reads back %i exactly from standard tables',
    async (quality) => {
      expect(qualityOf(await picture.clone().jpeg({ quality }).toBuffer())).toBe(quality)
    },
  )

  test('is at most 13 too low for the tables of mozjpeg', async () => {
    const estimate = qualityOf(
      await picture.clone().jpeg({ quality: 85, mozjpeg: true }).toBuffer(),
    )
    expect(estimate).toBeGreaterThanOrEqual(72)
    expect(estimate).toBeLessThanOrEqual(85)
  })

  test('steps over long EXIF blocks', async () => {
    const plain = await picture.clone().jpeg({ quality: 77 }).toBuffer()
    const block = Buffer.alloc(2 + 65_533)
    block.writeUInt16BE(0xffe1)
    block.writeUInt16BE(65_533, 2)
    const long = Buffer.concat([plain.subarray(0, 2), block.subarray(0, 65_535), plain.subarray(2)])
    expect(qualityOf(long)).toBe(77)
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['only the first marker', Uint8Array.of(0xff, 0xd8)],
    ['a scan at once', Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 8)],
    ['a table that is cut off', Uint8Array.of(0xff, 0xd8, 0xff, 0xdb, 0, 67, 0, 1, 2, 3)],
    ['a segment without a length', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0)],
  ])('finds no table in %s', (_name, bytes) => {
    expect(qualityOf(bytes)).toBeUndefined()
  })
})

/**
 * Why the package reads and writes bitmaps itself: what bmp-ts 1.0.9 reads wrongly, beside
 * `decodeBmp`. When one of these fails after an update, look at the library again.
 */
import { decode } from 'bmp-ts'
import { describe, expect, test } from 'vitest'
import { decodeBmp } from '../../src/image/bmp/decode.ts'
import { bitmap, PALETTE } from './bitmaps.ts'

const [ZERO, ONE, TWO] = [
  [0, 0, 0],
  [1, 2, 3],
  [10, 20, 30],
] as const

/** The colours that bmp-ts reads; its pixels are opacity, blue, green, red. */
function colorsOfLibrary(bytes: Uint8Array): readonly (readonly number[])[] {
  const { data, width, height } = decode(Buffer.from(bytes))
  return Array.from({ length: width * height }, (_, index) =>
    [...data.subarray(4 * index + 1, 4 * index + 4)].reverse(),
  )
}

describe('bmp-ts', () => {
  test.each([
    [
      'runs of eight bits',
      bitmap({
        ...{ width: 3, height: 2, bits: 8, compression: 1, palette: PALETTE },
        pixels: [2, 1, 1, 2, 0, 0, 0, 3, 1, 2, 1, 0, 0, 1],
      }),
      [ONE, TWO, ONE, ONE, ONE, TWO],
    ],
    [
      'runs of four bits',
      bitmap({
        ...{ width: 3, height: 1, bits: 4, compression: 2, palette: PALETTE },
        pixels: [3, 0x12, 0, 1],
      }),
      [ONE, TWO, ONE],
    ],
    [
      'runs with a jump',
      bitmap({
        ...{ width: 3, height: 1, bits: 8, compression: 1, palette: PALETTE },
        pixels: [0, 2, 2, 0, 1, 1, 0, 1],
      }),
      [ZERO, ZERO, ONE],
    ],
    [
      'white of 16 bits',
      bitmap({ width: 1, height: 1, bits: 16, pixels: [0xff, 0x7f, 0, 0] }),
      [[255, 255, 255]],
    ],
    [
      'green of 16 bits with masks',
      bitmap({
        ...{ width: 1, height: 1, bits: 16, compression: 3, masks: [0xf800, 0x07e0, 0x001f] },
        pixels: [0xe0, 0x07, 0, 0],
      }),
      [[0, 255, 0]],
    ],
  ])('reads %s wrongly', (_name, bytes, colors) => {
    expect([...decodeBmp(bytes).data]).toEqual(colors.flat())
    expect(colorsOfLibrary(bytes)).not.toEqual(colors)
  })

  test('reads a JPEG inside a bitmap as pixels', () => {
    const bytes = bitmap({ width: 1, height: 1, bits: 24, compression: 4, pixels: [0, 0, 0, 0] })
    expect(() => decodeBmp(bytes)).toThrow('stored in a way that is not read')
    expect(colorsOfLibrary(bytes)).toEqual([ZERO])
  })
})

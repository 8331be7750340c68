import { describe, expect, test } from 'vitest'
import { decodeBmp } from '../../src/image/bmp/decode.ts'
import { encodeBmp } from '../../src/image/bmp/encode.ts'
import type { Channels, RawPixels } from '../../src/image/raw-pixels.ts'
import { bitmap, PALETTE } from './bitmaps.ts'

function noise(width: number, height: number, channels: Channels): RawPixels {
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) => (i * 73 + 11) % 256)
  return { width, height, channels, data }
}

const ZERO = [0, 0, 0]
const ONE = [1, 2, 3]
const TWO = [10, 20, 30]

describe('encodeBmp and decodeBmp', () => {
  test.each([
    [1, 1, 3],
    [2, 3, 3],
    [3, 2, 3],
    [5, 4, 4],
    [7, 1, 4],
  ] as const)('round %ix%i with %i channels', (width, height, channels) => {
    const picture = noise(width, height, channels)
    expect(decodeBmp(encodeBmp(picture))).toEqual(picture)
  })
})

describe('decodeBmp', () => {
  test.each([
    [
      'one bit, bottom row first',
      { bits: 1, height: 2, pixels: [0x40, 0, 0, 0, 0x80, 0, 0, 0] },
      [ONE, ZERO, ZERO, ZERO, ONE, ZERO],
    ],
    [
      'one bit, top row first',
      { bits: 1, height: -2, pixels: [0x40, 0, 0, 0, 0x80, 0, 0, 0] },
      [ZERO, ONE, ZERO, ONE, ZERO, ZERO],
    ],
    ['four bits, odd width', { bits: 4, height: 1, pixels: [0x12, 0x10, 0, 0] }, [ONE, TWO, ONE]],
    ['eight bits', { bits: 8, height: 1, pixels: [2, 1, 0, 0] }, [TWO, ONE, ZERO]],
    [
      'runs of eight bits',
      { bits: 8, height: 2, compression: 1, pixels: [2, 1, 1, 2, 0, 0, 0, 3, 1, 2, 1, 0, 0, 1] },
      [ONE, TWO, ONE, ONE, ONE, TWO],
    ],
    [
      'runs of four bits',
      { bits: 4, height: 1, compression: 2, pixels: [3, 0x12, 0, 1] },
      [ONE, TWO, ONE],
    ],
    [
      'runs with a jump',
      { bits: 8, height: 1, compression: 1, pixels: [0, 2, 2, 0, 1, 1, 0, 1] },
      [ZERO, ZERO, ONE],
    ],
  ])('reads %s', (_name, parts, colours) => {
    const { data, channels } = decodeBmp(bitmap({ width: 3, palette: PALETTE, ...parts }))
    expect({ channels, data: [...data] }).toEqual({ channels: 3, data: colours.flat() })
  })

  test('reads 16 bits with and without masks', () => {
    const white555 = bitmap({ width: 1, height: 1, bits: 16, pixels: [0xff, 0x7f, 0, 0] })
    expect([...decodeBmp(white555).data]).toEqual([255, 255, 255])
    const green565 = bitmap({
      width: 1,
      height: 1,
      bits: 16,
      compression: 3,
      masks: [0xf800, 0x07e0, 0x001f],
      pixels: [0xe0, 0x07, 0, 0],
    })
    expect([...decodeBmp(green565).data]).toEqual([0, 255, 0])
  })

  test('ignores the fourth byte of a plain 32 bit bitmap', () => {
    const { data, channels } = decodeBmp(
      bitmap({ width: 1, height: 1, bits: 32, pixels: [3, 2, 1, 0] }),
    )
    expect({ channels, data: [...data] }).toEqual({ channels: 3, data: [1, 2, 3] })
  })

  test.each([
    ['cut off', bitmap({ width: 3, height: 2, bits: 24, pixels: [1, 2, 3] })],
    ['without pixels', bitmap({ width: 0, height: 2, bits: 24, pixels: [] })],
    ['of an unknown depth', bitmap({ width: 1, height: 1, bits: 7, pixels: [0, 0, 0, 0] })],
    [
      'with a JPEG inside',
      bitmap({ width: 1, height: 1, bits: 24, compression: 4, pixels: [0, 0, 0, 0] }),
    ],
    ['with two bytes', Uint8Array.of(0x42, 0x4d)],
    [
      'of a giant size',
      bitmap({ width: 30_000, height: 30_000, bits: 8, compression: 1, pixels: [0, 1] }),
    ],
  ])('refuses one %s', (_name, bytes) => {
    expect(() => decodeBmp(bytes)).toThrow(
      expect.objectContaining({ code: 'BadRequest', ec: '0040-00000005' }),
    )
  })
})

import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { averageColor } from '../../src/image/average-color.ts'
import { applyText, createPictureFolder } from './pictures.ts'

const folder = await createPictureFolder()
afterAll(() => folder[Symbol.asyncDispose]())

/** A row of pixels. */
function row(...colors: readonly (readonly number[])[]) {
  return {
    width: colors.length,
    height: 1,
    channels: 3 as const,
    data: Uint8Array.from(colors.flat()),
  }
}

describe('averageColor', () => {
  test.each([
    ['one colour', [[10, 20, 30]], [10, 20, 30]],
    [
      'grey',
      [
        [10, 10, 10],
        [20, 20, 20],
      ],
      [15, 15, 15],
    ],
    // Hues 0, 10 and 120: the mean is 43.3, green is too far from it.
    [
      'an outlier',
      [
        [200, 0, 0],
        [198, 33, 0],
        [0, 200, 0],
      ],
      [199, 16, 0],
    ],
    // Hues 0 and 120 are both 60 from their mean: nothing is near, so all count.
    [
      'nothing near the mean',
      [
        [200, 0, 0],
        [0, 100, 0],
      ],
      [100, 50, 0],
    ],
    [
      'fractions, cut off',
      [
        [10, 10, 10],
        [11, 11, 11],
      ],
      [10, 10, 10],
    ],
  ])('of %s', (_name, colors, expected) => {
    expect(averageColor(row(...colors))).toEqual(expected)
  })
})

describe('average-hue', () => {
  test.each([
    ['#5c783b', '0x5c783b'],
    ['#000102', '0x000102'],
  ])('of %s is bare text', async (background, expected) => {
    const picture = sharp({ create: { width: 30, height: 20, channels: 3, background } })
    const source = await folder.store('plain.png', await picture.png().toBuffer())
    const { bytes, contentType } = await applyText('image/average-hue', source)
    expect({ text: new TextDecoder().decode(bytes), contentType }).toEqual({
      text: expected,
      contentType: 'text/plain',
    })
  })
})

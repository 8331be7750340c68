import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHash, writeHash } from '../../src/page/share-link.ts'

describe('writeHash', () => {
  test('keeps the style readable', () => {
    const shared = { text: 'image/resize,w_100|sys/saveas,o_aw==', sample: 'lily-leek' }
    expect(writeHash(shared)).toBe(
      '#style=image/resize,w_100%7Csys/saveas,o_aw%3D%3D&sample=lily-leek',
    )
  })

  test('is read back whole', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        expect(readHash(writeHash({ text, sample: 'a', view: 'gallery' }))).toEqual({
          text,
          sample: 'a',
          view: 'gallery',
        })
      }),
    )
  })
})

describe('readHash', () => {
  test('leaves out what it does not know and what is broken', () => {
    expect(readHash('#style=%E0%A4%A&other=1&&sample=x')).toEqual({ sample: 'x', view: undefined })
  })
})

import { planImage } from '@oss-process/process-string/geometry'
import { describe, expect, test } from 'vitest'
import { alignResult, joined } from '../../src/picture/alignment.ts'

const source = { width: 400, height: 200 }
const align = (style: string, picture = source) => alignResult(planImage(style, picture), picture)

describe('alignResult', () => {
  test.each([
    ['image/resize,w_100', { left: 0, top: 0, width: 400, height: 200 }],
    ['image/crop,x_100,y_50,w_200,h_100', { left: 100, top: 50, width: 200, height: 100 }],
    ['image/resize,w_200/crop,x_50,w_100', { left: 100, top: 0, width: 200, height: 200 }],
    ['image/resize,m_fill,w_100,h_100', { left: 100, top: 0, width: 200, height: 200 }],
    ['image/resize,m_pad,w_100,h_100', { left: 0, top: -100, width: 400, height: 400 }],
  ])('finds where %s lies', (style, box) => {
    expect(align(style)).toEqual(box)
  })

  test.each(['image/rotate,90', 'image/flip,1', 'image/resize,m_fixed,w_100,h_100'])(
    'finds no place for %s',
    (style) => {
      expect(align(style)).toBeUndefined()
    },
  )

  test('takes auto-orient for a turn only where the picture has one to make', () => {
    expect(align('image/auto-orient,1')).toEqual({ left: 0, top: 0, ...source })
    const turned = { ...source, orientation: 6 }
    expect(align('image/auto-orient,1', turned)).toBeUndefined()
  })
})

describe('joined', () => {
  test('holds both rectangles', () => {
    const one = { left: 0, top: 0, width: 10, height: 10 }
    expect(joined(one, { left: 5, top: -5, width: 10, height: 5 })).toEqual({
      left: 0,
      top: -5,
      width: 15,
      height: 15,
    })
  })
})

/** Rectangles that `crop` cuts, see "Custom crop". */
import type { CropOptions } from '../actions/image/crop.ts'
import { ProcessStringError } from '../errors.ts'
import { createIssue } from '../language/issue.ts'
import type { Placement, Size } from './size.ts'

/**
 * Places the picture for `crop`.
 *
 * Chosen where the page is silent: halves of the origin are cut off; a rectangle larger than the
 * picture is made as large as the picture before its place is computed; 0 means up to the edge, as in
 * the old syntax.
 *
 * @throws {ProcessStringError} `CROP_OUTSIDE`, and `SIZE_UNPREDICTABLE` for `face` and `auto`.
 */
export function placeCrop(options: CropOptions, before: Size): Placement {
  const { gravity = 'nw', x = 0, y = 0 } = options
  if (gravity === 'face' || gravity === 'auto') throw unpredictable(gravity)
  const width = Math.min(options.width || before.width, before.width)
  const height = Math.min(options.height || before.height, before.height)
  const left = x + Math.floor((before.width - width) * COLUMN[gravity])
  const top = y + Math.floor((before.height - height) * ROW[gravity])
  if (left >= before.width || top >= before.height) throw outside({ left, top }, before)
  const after = {
    width: Math.min(width, before.width - left),
    height: Math.min(height, before.height - top),
  }
  return { after, crop: { left, top, ...after } }
}

/** Share of the free width left of the rectangle. */
const COLUMN = { nw: 0, west: 0, sw: 0, north: 0.5, center: 0.5, south: 0.5, ne: 1, east: 1, se: 1 }
/** Share of the free height above it. */
const ROW = { nw: 0, north: 0, ne: 0, west: 0.5, center: 0.5, east: 0.5, sw: 1, south: 1, se: 1 }

function outside(corner: { left: number; top: number }, { width, height }: Size): Error {
  return new ProcessStringError([
    createIssue({
      code: 'CROP_OUTSIDE',
      subject: 'crop',
      expected: `a corner inside the picture of ${width}x${height}`,
      received: `${corner.left},${corner.top}`,
      action: 'crop',
    }),
  ])
}

function unpredictable(gravity: string): Error {
  return new ProcessStringError([
    createIssue({
      code: 'SIZE_UNPREDICTABLE',
      subject: 'crop g',
      expected: 'one of the nine places (where the subject is, only the service knows)',
      received: gravity,
      action: 'crop',
      parameter: 'g',
    }),
  ])
}

/** Rectangles that `indexcrop` and `circle` cut. */
import type { CircleOptions } from '../actions/image/circle.ts'
import type { IndexCropOptions } from '../actions/image/index-crop.ts'
import { centered, type Placement, type Size } from './size.ts'

/**
 * One slice, see "Indexed slice". Height wins over width; past the last slice the whole picture
 * stays. Chosen where the page is silent: a narrower last slice counts, as a sibling service says.
 */
export function placeIndexCrop(
  { sliceWidth, sliceHeight, index = 0 }: IndexCropOptions,
  before: Size,
): Placement {
  const edge = sliceHeight === undefined ? 'width' : 'height'
  const slice = sliceHeight ?? sliceWidth ?? before.width
  const start = index * slice
  if (start >= before[edge]) return { after: before }
  const after = { ...before, [edge]: Math.min(slice, before[edge] - start) }
  const corner = edge === 'width' ? { left: start, top: 0 } : { left: 0, top: start }
  return { after, crop: { ...corner, ...after } }
}

/**
 * The square around a circle in the middle, `2r + 1` wide, see "Circle crop". A radius that does not
 * fit becomes half of the shorter edge less one; chosen: cut to an integer, so an even edge loses one
 * pixel.
 */
export function placeCircle({ radius }: CircleOptions, before: Size): Placement {
  const most = Math.floor((Math.min(before.width, before.height) - 1) / 2)
  const width = 2 * Math.min(radius, most) + 1
  const after = { width, height: width }
  return { after, crop: centered(after, before) }
}

import type { CropOptions } from '../actions/image/crop.ts'
import { PLACES, pixels } from './wording.ts'

/** Says what `crop` does. */
export function explainCrop({ gravity = 'nw', zoom, ...options }: CropOptions): string {
  if (gravity === 'auto') return 'cut out the part that the service finds most important'
  const size = sizeOf(options)
  if (gravity === 'face') {
    return `cut out ${size} around the face${zoom === undefined ? '' : `, zoomed to ${zoom} percent`}`
  }
  return `cut out ${size} at the ${PLACES[gravity]}${shiftOf(options)}`
}

/** An edge that is left out or 0 reaches up to the edge of the picture. */
function sizeOf({ width, height }: CropOptions): string {
  if (width && height) return `${width} by ${height} pixels`
  const across = width ? pixels(width) : 'the rest'
  const down = height ? pixels(height) : 'the rest'
  return `${across} across and ${down} down`
}

function shiftOf({ x = 0, y = 0 }: CropOptions): string {
  return x > 0 || y > 0 ? `, moved ${x} to the right and ${y} down` : ''
}

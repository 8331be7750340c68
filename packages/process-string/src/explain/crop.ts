import type { CropOptions } from '../actions/image/crop.ts'
import { PLACES } from './wording.ts'

/** Says what `crop` does. */
export function explainCrop({ width, height, gravity = 'nw', x, y, zoom }: CropOptions): string {
  if (gravity === 'auto') return 'cut out the part that the service finds most important'
  const size =
    width && height
      ? `${width} by ${height} pixels`
      : `${width ? `${width} pixels` : 'the rest'} across and ${height ? `${height} pixels` : 'the rest'} down`
  if (gravity === 'face') {
    return `cut out ${size} around the face${zoom === undefined ? '' : `, zoomed to ${zoom} percent`}`
  }
  const shift = x || y ? `, moved ${x ?? 0} to the right and ${y ?? 0} down` : ''
  return `cut out ${size} at the ${PLACES[gravity]}${shift}`
}

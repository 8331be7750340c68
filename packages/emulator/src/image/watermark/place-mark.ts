/** Where a mark goes. */
import type { WatermarkPlacement } from '@oss-process/process-string'
import type { PixelSize } from '../limits.ts'

const COLUMNS = { nw: 0, west: 0, sw: 0, north: 1, center: 1, south: 1, ne: 2, east: 2, se: 2 }
const ROWS = { nw: 0, north: 0, ne: 0, west: 1, center: 1, east: 1, sw: 2, south: 2, se: 2 }

/**
 * Finds the top left corner of a mark: `x` counts in the outer columns, `y` in the outer rows and
 * the vertical offset in the middle row. Halves are rounded down, which no page says.
 *
 * @see "Add watermarks", basic parameters
 */
export function placeMark(
  mark: PixelSize,
  { picture, options }: { readonly picture: PixelSize; readonly options: WatermarkPlacement },
): { readonly left: number; readonly top: number } {
  const { gravity = 'se', x = 10, y = 10, verticalOffset = 0 } = options
  const free = { width: picture.width - mark.width, height: picture.height - mark.height }
  const lefts = [x, Math.floor(free.width / 2), free.width - x]
  const tops = [y, Math.floor(free.height / 2) + verticalOffset, free.height - y]
  return { left: lefts[COLUMNS[gravity]] ?? 0, top: tops[ROWS[gravity]] ?? 0 }
}

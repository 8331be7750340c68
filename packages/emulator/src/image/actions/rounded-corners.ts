import type { RoundedCornersOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { maskPicture } from '../mask.ts'

/** Rounds the corners, at most to half of the shorter edge; outside the picture is transparent. */
export const roundedCornersDrawing: ActionDrawing<RoundedCornersOptions> = {
  kind: 'draw',
  draw: async (picture, { options, drawing }) => {
    const { width, height } = picture.size
    const radius = Math.min(options.radius, width / 2, height / 2)
    const shape = `<rect width="${width}" height="${height}" rx="${radius}" ry="${radius}"/>`
    return maskPicture(picture, { shape, drawing })
  },
}

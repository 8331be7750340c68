import type { SharpenOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { drawnPicture, openPicture } from '../picture.ts'

/**
 * Adds to every pixel its difference from its four neighbours; the value 100 adds all of it once. The
 * service's formula is not documented.
 *
 * @see "Brightness", "Contrast" and "Sharpen"; the curves are not documented
 */
export const sharpenDrawing: ActionDrawing<SharpenOptions> = {
  kind: 'draw',
  draw: async (picture, { options, drawing }) => {
    const share = options.amount / 400
    const pipeline = await openPicture(picture, drawing)
    pipeline.convolve({
      width: 3,
      height: 3,
      kernel: [0, -share, 0, -share, 1 + 4 * share, -share, 0, -share, 0],
    })
    return drawnPicture(pipeline, picture)
  },
}

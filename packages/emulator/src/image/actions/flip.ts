import type { FlipOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { drawnPicture, openPicture } from '../picture.ts'

/** Mirrors the picture. */
export const flipDrawing: ActionDrawing<FlipOptions> = {
  kind: 'draw',
  draw: async (picture, { options, drawing }) => {
    const pipeline = await openPicture(picture, drawing)
    const { direction } = options
    pipeline.flip(direction !== 'horizontal').flop(direction !== 'vertical')
    return drawnPicture(pipeline, picture)
  },
}

import type { IndexCropOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { placePicture } from '../place.ts'

/** Cuts the planned slice. */
export const indexCropDrawing: ActionDrawing<IndexCropOptions> = {
  kind: 'draw',
  draw: (picture, { step, drawing }) => placePicture(picture, { step, drawing }),
}

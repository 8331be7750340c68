import type { CropOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { placePicture } from '../place.ts'

/** Cuts the planned box. */
export const cropDrawing: ActionDrawing<CropOptions> = {
  kind: 'draw',
  draw: (picture, { step, drawing }) => placePicture(picture, { step, drawing }),
}

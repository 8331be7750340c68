import type { ResizeOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { placePicture } from '../place.ts'

/** Scales, cuts and pads as planned; the padding is opaque. */
export const resizeDrawing: ActionDrawing<ResizeOptions> = {
  kind: 'draw',
  draw: (picture, { options, step, drawing }) =>
    placePicture(picture, { step, drawing, background: `#${options.color ?? 'ffffff'}` }),
}

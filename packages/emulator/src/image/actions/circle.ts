import type { CircleOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { maskPicture } from '../mask.ts'
import { placePicture } from '../place.ts'

/** Cuts the circle that fills the planned box; around it the picture is transparent. */
export const circleDrawing: ActionDrawing<CircleOptions> = {
  kind: 'draw',
  draw: async (picture, { step, drawing }) => {
    const box = await placePicture(picture, { step, drawing })
    const radius = step.after.width / 2
    const shape = `<circle cx="${radius}" cy="${radius}" r="${radius}"/>`
    return maskPicture(box, { shape, drawing })
  },
}

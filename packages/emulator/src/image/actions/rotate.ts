import type { RotateOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { canBeTransparent } from '../output.ts'
import { drawnPicture, openPicture, rawPicture, readPixels } from '../picture.ts'
import { fitCanvas } from '../place.ts'

/**
 * Turns the picture clockwise. The empty corners are transparent, or white where the result cannot be
 * transparent; the service's colour is not documented, only that it is never black.
 *
 * @see "Rotate images"; "Convert image formats"
 */
export const rotateDrawing: ActionDrawing<RotateOptions> = {
  kind: 'draw',
  draw: async (picture, { options, step, drawing }) => {
    const { angle } = options
    if (angle % 360 === 0) return picture
    const pipeline = await openPicture(picture, drawing)
    if (angle % 90 === 0) {
      return drawnPicture(pipeline.rotate(angle), { size: step.after, hasAlpha: picture.hasAlpha })
    }
    const hasAlpha = picture.hasAlpha || canBeTransparent(drawing.output.format)
    const background = { r: 255, g: 255, b: 255, alpha: hasAlpha ? 0 : 1 }
    if (hasAlpha) pipeline.ensureAlpha()
    const turned = drawnPicture(pipeline.rotate(angle, { background }), {
      size: step.after,
      hasAlpha,
    })
    // The edges that libvips computes differ from the plan by up to a pixel.
    const raw = rawPicture(await readPixels(turned, drawing))
    return fitCanvas(raw, { size: step.after, background, drawing })
  },
}

import type { AutoOrientOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'

/**
 * Turns the picture by its EXIF orientation. The plan has this action first, so the picture is still the
 * stored one. The decoder turns it, and so can still read a large JPEG at a smaller scale.
 */
export const autoOrientDrawing: ActionDrawing<AutoOrientOptions> = {
  kind: 'draw',
  draw: async (picture, { options, step }) =>
    options.enabled && picture.pixels.kind === 'file'
      ? { ...picture, size: step.after, pixels: { ...picture.pixels, isUpright: true } }
      : picture,
}

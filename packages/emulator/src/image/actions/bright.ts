import type { BrightOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { toneColors } from '../tone.ts'

/**
 * Adds the value to every channel. The service's formula is not documented; this one is
 * from a re-implementation that was compared with it by eye.
 *
 * @see "Brightness", "Contrast" and "Sharpen"; the curves are not documented
 */
export const brightDrawing: ActionDrawing<BrightOptions> = {
  kind: 'draw',
  draw: (picture, { options, drawing }) =>
    toneColors(picture, { drawing, line: { slope: 1, offset: options.amount } }),
}

import type { ContrastOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { toneColors } from '../tone.ts'

/** The value that contrast does not change. */
const MIDDLE = 128

/**
 * Moves every channel away from the middle, or towards it: from half the contrast to twice as much.
 * The service's formula is not documented; the slopes are from a re-implementation that was
 * compared with it by eye, and the middle is our choice.
 *
 * @see "Brightness", "Contrast" and "Sharpen"; the curves are not documented
 */
export const contrastDrawing: ActionDrawing<ContrastOptions> = {
  kind: 'draw',
  draw: (picture, { options, drawing }) => {
    const slope = 1 + options.amount / (options.amount > 0 ? 100 : 200)
    return toneColors(picture, { drawing, line: { slope, offset: MIDDLE * (1 - slope) } })
  },
}

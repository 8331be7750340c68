import type { InterlaceOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'

/** Chooses a progressive or a baseline JPEG; no effect on other formats. */
export const interlaceDrawing: ActionDrawing<InterlaceOptions> = {
  kind: 'output',
  change: (output, { options }) => ({ ...output, progressive: options.enabled }),
}

import type { FormatOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'

/** Chooses the format of the result; only a GIF can be asked to be a GIF. */
export const formatDrawing: ActionDrawing<FormatOptions> = {
  kind: 'output',
  change: (output, { options, source }) => {
    const { format } = options
    if (format === 'gif') return { ...output, format: source.format }
    return { ...output, format: format === 'jpeg' ? 'jpg' : format }
  },
}

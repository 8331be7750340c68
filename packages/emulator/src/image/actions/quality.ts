import type { QualityOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'

/**
 * Chooses the quality of the result: a share of the quality of the source, or a number that is capped
 * by it. A source that is not a JPEG counts as 100. A number without a letter counts as absolute, which
 * no page says.
 *
 * @see "Adjust image quality"
 */
export const qualityDrawing: ActionDrawing<QualityOptions> = {
  kind: 'output',
  change: (output, { options, source }) => {
    const sourceQuality = source.jpegQuality ?? 100
    const absolute = options.absolute ?? options.bare
    const relative = Math.max(1, Math.round((sourceQuality * (options.relative ?? 100)) / 100))
    return {
      ...output,
      quality: absolute === undefined ? relative : Math.min(absolute, sourceQuality),
    }
  },
}

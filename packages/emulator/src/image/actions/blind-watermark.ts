import type { BlindWatermarkOptions } from '@oss-process/process-string'
import { OssRefusal } from '../../refusal.ts'
import type { ActionDrawing } from '../action-drawing.ts'
import { findText, hideText } from '../blind-watermark/mark-picture.ts'
import type { SourceFormat } from '../source/source-format.ts'

const FORMATS: ReadonlySet<SourceFormat> = new Set(['jpg', 'png', 'bmp', 'webp', 'tiff'])

/**
 * Hides a text in the picture with the emulator's own method, and reads it back, so that a picture
 * that cannot hold it is refused. The quality applies to JPEG sources only.
 *
 * @see "Add blind watermarks"
 */
export const blindWatermarkDrawing: ActionDrawing<BlindWatermarkOptions> = {
  kind: 'draw',
  draw: async (picture, { options, drawing }) => {
    const { format } = drawing.source
    if (!FORMATS.has(format)) {
      throw refusal(`Expected a JPG, PNG, BMP, WebP or TIFF source, received ${format}.`)
    }
    const { content: text, strength = 'low' } = options
    const marked = await hideText(picture, { text, strength, drawing })
    if ((await findText(marked, { strength, drawing })) === text) return marked
    throw refusal(
      'The picture cannot hold the blind watermark: it is too small, or all black or white.',
    )
  },
  change: (output, { options, source }) =>
    source.format === 'jpg' ? { ...output, quality: options.quality ?? 90 } : output,
}

function refusal(message: string): OssRefusal {
  return new OssRefusal({ status: 400, code: 'BadRequest', message })
}

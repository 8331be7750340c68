import type { DeblindWatermarkOptions } from '@oss-process/process-string'
import { OssRefusal } from '../../refusal.ts'
import type { ActionDrawing } from '../action-drawing.ts'
import { findText, type Strength } from '../blind-watermark/mark-picture.ts'
import { storedPicture } from '../picture.ts'

const STRENGTHS: readonly Strength[] = ['low', 'medium', 'high']

/**
 * Finds the text that the emulator's `blindwatermark` hid, as JSON with one member `Content`, the
 * name that the service's media API has for it. Every strength is tried, the named one first.
 *
 * @see "Add blind watermarks"; "GetDecodeBlindWatermarkResult"
 */
export const deblindWatermarkDrawing: ActionDrawing<DeblindWatermarkOptions> = {
  kind: 'answer',
  answer: async (drawing, { strength: first = 'low' }) => {
    const picture = await storedPicture(drawing.source)
    for (const strength of [first, ...STRENGTHS.filter((other) => other !== first)]) {
      const content = await findText(picture, { strength, drawing })
      if (content === undefined) continue
      const bytes = new TextEncoder().encode(JSON.stringify({ Content: content }))
      return { bytes, contentType: 'application/json' }
    }
    throw new OssRefusal({
      status: 400,
      code: 'BadRequest',
      message:
        'No blind watermark was found. The emulator reads only marks that an emulator has made.',
    })
  },
}

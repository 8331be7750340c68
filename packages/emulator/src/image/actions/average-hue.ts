import type { AverageHueOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { averageColor } from '../average-color.ts'
import { readPixels, storedPicture } from '../picture.ts'

/** Returns the prevailing colour as bare text, as the newest page of the service has it. */
export const averageHueDrawing: ActionDrawing<AverageHueOptions> = {
  kind: 'answer',
  answer: async (drawing) => {
    const picture = await storedPicture(drawing.source)
    const color = averageColor(await readPixels(picture, drawing))
    const hex = color.map((channel) => channel.toString(16).padStart(2, '0')).join('')
    return { bytes: new TextEncoder().encode(`0x${hex}`), contentType: 'text/plain' }
  },
}

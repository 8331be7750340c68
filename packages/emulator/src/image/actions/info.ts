import type { InfoOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import type { SourcePicture } from '../source-picture.ts'

/** Tells the size, format and resolution of the stored picture as JSON. */
export const infoDrawing: ActionDrawing<InfoOptions> = {
  kind: 'answer',
  answer: async (source) => ({
    bytes: new TextEncoder().encode(stringifyInfo(describe(source))),
    contentType: 'application/json',
  }),
}

function describe(source: SourcePicture): Readonly<Record<string, string>> {
  return {
    FileSize: String(source.byteLength),
    Format: source.format,
    FrameCount: String(source.frames),
    ImageHeight: String(source.height),
    ImageWidth: String(source.width),
  }
}

/**
 * Writes the answer as the service does: keys in order, one in each line, indented by four.
 *
 * @see img-actions, section 16, "Exact bytes in a live test"
 */
export function stringifyInfo(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `    ${JSON.stringify(key)}: {"value": ${JSON.stringify(value)}}`)
  return `{\n${lines.join(',\n')}}`
}

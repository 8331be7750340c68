/** The one font of text watermarks, which comes with this package. */
import { readFile } from 'node:fs/promises'
import { type Font, readFont } from './font.ts'

/**
 * Opens the font, once for the process.
 *
 * It stands for every font name of the service: the real fonts may not be shipped, so letters look
 * alike but not the same.
 *
 * @see "Add watermarks", encoded font names
 */
export function loadWatermarkFont(): Promise<Font> {
  loading ??= readFile(FONT_FILE).then(readFont)
  return loading
}

let loading: Promise<Font> | undefined

const FONT_FILE = /* @__PURE__ */ new URL('../../../fonts/oss-process-sans-sc.ttf', import.meta.url)

/** The one font of text watermarks, which comes with this package. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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
  loading ??= readFile(fontFile()).then(readFont)
  return loading
}

let loading: Promise<Font> | undefined

/** Found from the root of this package, since the build puts modules together in other folders. */
function fontFile(): string {
  const { resolve } = createRequire(import.meta.url)
  const root = dirname(resolve('@oss-process/emulator/package.json'))
  return join(root, 'fonts', 'oss-process-sans-sc.ttf')
}

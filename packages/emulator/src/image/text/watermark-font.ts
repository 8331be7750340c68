/** The one font of text watermarks, which comes with this package. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Font } from 'opentype.js'

/**
 * Opens the font, once for the process.
 *
 * It replaces every font of the service: those may not be shipped, so letters look alike but not the
 * same.
 *
 * @see "Add watermarks", encoded font names
 */
export function loadWatermarkFont(): Promise<Font> {
  font ??= openFont()
  return font
}

let font: Promise<Font> | undefined

async function openFont(): Promise<Font> {
  const { default: opentype } = await import('opentype.js')
  const { buffer, byteOffset, byteLength } = await readFile(fontFile())
  return opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength))
}

/** Found from the root of this package, since the build moves modules to other folders. */
function fontFile(): string {
  const { resolve } = createRequire(import.meta.url)
  const root = dirname(resolve('@oss-process/emulator/package.json'))
  return join(root, 'fonts', 'oss-process-sans-sc.ttf')
}

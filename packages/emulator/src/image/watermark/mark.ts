/** What is put on a picture. */
import type { OverlayOptions } from 'sharp'
import type { Box, PixelSize } from '../limits.ts'
import type { Drawing } from '../picture.ts'
import type { RawPixels } from '../raw-pixels.ts'

/** A mark, of which only the visible part is drawn: a text may be far wider than the picture. */
export interface Mark {
  readonly size: PixelSize
  /** Draws a part of the mark, four channels. */
  readonly render: (box: Box, drawing: Drawing) => Promise<RawPixels>
}

/** Returns the part of a box that is inside a size; `undefined` when none is. */
export function clip(box: Box, size: PixelSize): Box | undefined {
  const left = Math.max(0, box.left)
  const top = Math.max(0, box.top)
  const width = Math.min(size.width, box.left + box.width) - left
  const height = Math.min(size.height, box.top + box.height) - top
  return width > 0 && height > 0 ? { left, top, width, height } : undefined
}

/** Returns pixels and their place on a picture as an option of sharp. */
export function overlayOf(
  { data, width, height, channels }: RawPixels,
  place: { readonly left: number; readonly top: number },
): OverlayOptions {
  return {
    input: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
    raw: { width, height, channels },
    ...place,
  }
}

/** What is put on a picture: its size, and its pixels where they are needed. */
import type { OverlayOptions } from 'sharp'
import type { Box, PixelSize } from '../limits.ts'
import type { Drawing } from '../picture.ts'
import type { RawPixels } from '../raw-pixels.ts'

/** A mark that is drawn only as far as it is seen: a text may be far wider than its picture. */
export interface Mark {
  readonly size: PixelSize
  /** Draws a part of the mark, four channels. */
  readonly render: (box: Box, drawing: Drawing) => Promise<RawPixels>
}

/** Gives the part of a box that lies inside a size; `undefined` when nothing does. */
export function clip(box: Box, size: PixelSize): Box | undefined {
  const left = Math.max(0, box.left)
  const top = Math.max(0, box.top)
  const width = Math.min(size.width, box.left + box.width) - left
  const height = Math.min(size.height, box.top + box.height) - top
  return width > 0 && height > 0 ? { left, top, width, height } : undefined
}

/** Says to sharp where pixels go on a picture. */
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

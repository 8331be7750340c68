/** Draws SVG shapes of the emulator. Objects that are SVG never get here: their format is refused. */
import type { OverlayOptions } from 'sharp'
import type { Box } from './limits.ts'
import { type Drawing, drawnPicture, openTimed, type Picture } from './picture.ts'

/** What {@link drawSvg} needs. */
export interface SvgOptions {
  readonly box: Box
  readonly drawing: Drawing
  readonly overlays?: readonly OverlayOptions[]
}

/**
 * Draws a part of a shape on a transparent background, and pictures on top of it.
 *
 * @param shape - SVG elements; the box is in their pixels.
 */
export async function drawSvg(
  shape: string,
  { box, drawing, overlays = [] }: SvgOptions,
): Promise<Picture> {
  const { left, top, width, height } = box
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}">${shape}</svg>`
  const pipeline = openTimed(drawing, Buffer.from(svg), { limitInputPixels: false })
  pipeline.ensureAlpha().composite([...overlays])
  return drawnPicture(pipeline, { size: { width, height }, hasAlpha: true })
}

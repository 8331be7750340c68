/** Cuts a shape out of a picture; everything outside becomes transparent. */
import {
  type Drawing,
  drawnPicture,
  openPicture,
  type Picture,
  rawPicture,
  readPixels,
} from './picture.ts'

/**
 * Keeps the pixels under a shape.
 *
 * @param shape - one SVG element, filled, in the picture's pixels.
 */
export async function maskPicture(
  picture: Picture,
  { shape, drawing }: { readonly shape: string; readonly drawing: Drawing },
): Promise<Picture> {
  const { width, height } = picture.size
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shape}</svg>`
  const pixels = rawPicture(await readPixels(picture, drawing))
  const pipeline = await openPicture(pixels, drawing)
  pipeline.ensureAlpha().composite([{ input: Buffer.from(svg), blend: 'dest-in' }])
  return drawnPicture(pipeline, { size: picture.size, hasAlpha: true })
}

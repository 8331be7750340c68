/** Changes every colour by the same straight line; opacity stays. */
import {
  type Drawing,
  drawnPicture,
  openPicture,
  type Picture,
  rawPicture,
  readPixels,
} from './picture.ts'

/** A straight line: `slope * value + offset`, values from 0 to 255. */
export interface Line {
  readonly slope: number
  readonly offset: number
}

/** Puts the colours of a picture on a line. */
export async function toneColors(
  picture: Picture,
  { line, drawing }: { readonly line: Line; readonly drawing: Drawing },
): Promise<Picture> {
  // From pixels, so that a grey picture has three channels too.
  const pixels = rawPicture(await readPixels(picture, drawing))
  const pipeline = await openPicture(pixels, drawing)
  const { slope, offset } = line
  if (pixels.hasAlpha) {
    pipeline.linear([slope, slope, slope, 1], [offset, offset, offset, 0])
  } else {
    pipeline.linear(slope, offset)
  }
  return drawnPicture(pipeline, pixels)
}

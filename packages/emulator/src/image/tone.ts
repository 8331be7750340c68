/** Changes every colour by the same linear function; opacity stays. */
import {
  type Drawing,
  drawnPicture,
  openPicture,
  type Picture,
  rawPicture,
  readPixels,
} from './picture.ts'

/** The function `slope * value + offset`, for values from 0 to 255. */
export interface Line {
  readonly slope: number
  readonly offset: number
}

/** Applies a linear function to the colours of a picture. */
export async function toneColors(
  picture: Picture,
  { line, drawing }: { readonly line: Line; readonly drawing: Drawing },
): Promise<Picture> {
  // Pixels always have three channels; a grey picture has one.
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

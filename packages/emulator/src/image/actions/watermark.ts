import type {
  ImageWatermarkOptions,
  TextWatermarkOptions,
  WatermarkOptions,
  WatermarkPlacement,
} from '@oss-process/process-string'
import type { OverlayOptions } from 'sharp'
import type { ActionDrawing } from '../action-drawing.ts'
import type { PixelSize } from '../limits.ts'
import { type Drawing, drawnPicture, openPicture } from '../picture.ts'
import type { RawPixels } from '../raw-pixels.ts'
import { clip, type Mark, overlayOf } from '../watermark/mark.ts'
import { pairMarks } from '../watermark/pair-mark.ts'
import { createPictureMark } from '../watermark/picture-mark.ts'
import { placeMark } from '../watermark/place-mark.ts'
import { createTextMark } from '../watermark/text-mark.ts'

/**
 * Puts a text, a picture or both on the picture. A mark is cut off at the edges; tiles begin in the
 * upper left corner. Neither is documented.
 *
 * @see "Add watermarks"
 */
export const watermarkDrawing: ActionDrawing<WatermarkOptions> = {
  kind: 'draw',
  draw: async (picture, { options, drawing }) => {
    const mark = await createMark(options, { main: picture.size, drawing })
    const task = { mark, options, drawing }
    const overlay = options.tile ? await tile(picture.size, task) : await single(picture.size, task)
    if (overlay === undefined) return picture
    const pipeline = await openPicture(picture, drawing)
    pipeline.composite([overlay])
    if (!picture.hasAlpha) pipeline.removeAlpha()
    return drawnPicture(pipeline, picture)
  },
}

interface MarkTask {
  readonly mark: Mark
  readonly options: WatermarkPlacement
  readonly drawing: Drawing
}

async function createMark(
  options: WatermarkOptions,
  facts: { readonly main: PixelSize; readonly drawing: Drawing },
): Promise<Mark> {
  const picture = hasPicture(options) ? await createPictureMark(options.image, facts) : undefined
  const text = hasText(options) ? await createTextMark(options) : undefined
  if (picture && text) return pairMarks({ picture, text }, options)
  const mark = picture ?? text
  if (mark === undefined) throw new TypeError('expected a watermark with a text or a picture')
  return mark
}

function hasPicture(options: WatermarkOptions): options is ImageWatermarkOptions {
  return 'image' in options && options.image !== undefined
}

function hasText(options: WatermarkOptions): options is TextWatermarkOptions {
  return 'text' in options && options.text !== undefined
}

/** Draws the part of one mark that is inside the picture. */
async function single(picture: PixelSize, task: MarkTask): Promise<OverlayOptions | undefined> {
  const { mark, options, drawing } = task
  const corner = placeMark(mark.size, { picture, options })
  const seen = clip({ ...corner, ...mark.size }, picture)
  if (seen === undefined) return undefined
  const part = { ...seen, left: seen.left - corner.left, top: seen.top - corner.top }
  return overlayOf(fade(await mark.render(part, drawing), options.opacity), seen)
}

/** Draws tiles: each is the mark with its gaps to the right and below. */
async function tile(picture: PixelSize, task: MarkTask): Promise<OverlayOptions | undefined> {
  const { mark, options, drawing } = task
  const seen = clip({ left: 0, top: 0, ...mark.size }, picture)
  if (seen === undefined) return undefined
  const pixels = fade(await mark.render(seen, drawing), options.opacity)
  const width = Math.min(picture.width, mark.size.width + (options.tileGapX ?? 0))
  const height = Math.min(picture.height, mark.size.height + (options.tileGapY ?? 0))
  const { input, raw } = overlayOf(widen(pixels, { width, height }), seen)
  return { input, raw, tile: true, gravity: 'northwest' }
}

/** Multiplies the opacity by percent. */
function fade(pixels: RawPixels, percent = 100): RawPixels {
  if (percent === 100) return pixels
  const data = Uint8Array.from(pixels.data)
  for (let at = 3; at < data.length; at += 4) {
    data[at] = Math.round(((data[at] ?? 0) * percent) / 100)
  }
  return { ...pixels, data }
}

/** Adds transparent pixels to the right and below. */
function widen(pixels: RawPixels, size: PixelSize): RawPixels {
  const data = new Uint8Array(size.width * size.height * 4)
  for (let y = 0; y < pixels.height; y++) {
    const row = pixels.data.subarray(y * pixels.width * 4, (y + 1) * pixels.width * 4)
    data.set(row, y * size.width * 4)
  }
  return { ...size, data, channels: 4 }
}

/** Carries out the geometry of one step: scale, cut, pad. */
import type { ImageStep } from '@oss-process/process-string/geometry'
import type { Color, Sharp } from 'sharp'
import type { PixelSize } from './limits.ts'
import { type Drawing, drawnPicture, openPicture, type Picture } from './picture.ts'

/** What {@link placePicture} needs. */
export interface PlaceOptions {
  readonly step: ImageStep
  readonly drawing: Drawing
  /** Colour of the padding. */
  readonly background?: string
}

/**
 * Scales, cuts and pads a picture as its step says. Only these three operations share one pipeline:
 * sharp runs them in this order.
 */
export async function placePicture(picture: Picture, options: PlaceOptions): Promise<Picture> {
  const { step, drawing } = options
  const isUntouched = !step.scale && !step.crop && !step.pad
  if (isUntouched || isWhole(step, picture.size)) return picture
  const pipeline = pad(cut(scale(await openPicture(picture, drawing), step), step), options)
  return drawnPicture(pipeline, { size: step.after, hasAlpha: picture.hasAlpha })
}

/** Whether a step keeps every pixel at its scale, as `crop` does for a size above the picture's. */
function isWhole({ scale, crop, pad }: ImageStep, size: PixelSize): boolean {
  return !scale && !pad && crop?.width === size.width && crop.height === size.height
}

function scale(pipeline: Sharp, { scale: size }: ImageStep): Sharp {
  return size ? pipeline.resize(size.width, size.height, { fit: 'fill' }) : pipeline
}

function cut(pipeline: Sharp, { crop }: ImageStep): Sharp {
  return crop ? pipeline.extract({ ...crop }) : pipeline
}

function pad(pipeline: Sharp, { step, background = '#ffffff' }: PlaceOptions): Sharp {
  if (!step.pad) return pipeline
  const { left, top } = step.pad
  const inner = step.crop ?? step.scale ?? step.before
  return pipeline.extend({
    left,
    top,
    right: step.after.width - left - inner.width,
    bottom: step.after.height - top - inner.height,
    background,
  })
}

/** What {@link fitCanvas} needs. */
export interface FitOptions {
  readonly size: PixelSize
  readonly background: Color
  readonly drawing: Drawing
}

/** Cuts and pads a picture to a size, evenly on all sides, without scaling. */
export async function fitCanvas(picture: Picture, options: FitOptions): Promise<Picture> {
  const { size, background, drawing } = options
  const { width, height } = picture.size
  if (width === size.width && height === size.height) return picture
  const kept = { width: Math.min(width, size.width), height: Math.min(height, size.height) }
  const pipeline = await openPicture(picture, drawing)
  pipeline.extract({
    left: Math.floor((width - kept.width) / 2),
    top: Math.floor((height - kept.height) / 2),
    ...kept,
  })
  const left = Math.floor((size.width - kept.width) / 2)
  const top = Math.floor((size.height - kept.height) / 2)
  const right = size.width - kept.width - left
  const bottom = size.height - kept.height - top
  pipeline.extend({ left, top, right, bottom, background })
  return drawnPicture(pipeline, { size, hasAlpha: picture.hasAlpha })
}

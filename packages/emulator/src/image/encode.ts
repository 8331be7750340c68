/** Writes the finished picture in the wanted format. */
import type { Sharp } from 'sharp'
import { OssRefusal } from '../refusal.ts'
import { encodeBmp } from './bmp/encode.ts'
import { refuseDamaged } from './damaged.ts'
import { type PixelSize, tooLarge } from './limits.ts'
import type { Output, OutputFormat } from './output.ts'
import { type Drawing, openPicture, type Picture, rawPicture, readPixels } from './picture.ts'
import type { ImageResult } from './request.ts'

/**
 * Encodes a picture. What is transparent becomes white where the format has no transparency.
 *
 * @throws {OssRefusal} when the format cannot be written, or not in this size.
 */
export async function encodePicture(picture: Picture, drawing: Drawing): Promise<ImageResult> {
  const { output, source } = drawing
  const { contentType, write, assertSize } = WRITERS[output.format]
  assertSize?.(picture.size)
  const opaque = output.format === 'jpg' ? await onWhite(picture, drawing) : picture
  if (output.format === 'bmp') {
    return { bytes: encodeBmp(await readPixels(opaque, drawing)), contentType }
  }
  const pipeline =
    opaque.pixels.kind === 'drawn' ? opaque.pixels.pipeline : await openPicture(opaque, drawing)
  const bytes = await write(pipeline, output)
    .toBuffer()
    .catch((error: unknown) => refuseDamaged(error, source.format))
  return { bytes, contentType }
}

/**
 * Refuses an output format that the emulator has no encoder for, before any work is done.
 *
 * @throws {OssRefusal} 501 `NotImplemented`, naming the format and why.
 */
export function assertWritable(format: OutputFormat): void {
  if (format !== 'heic') return
  throw new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message:
      'The emulator cannot write heic: no encoder for it can be shipped. Add format,jpg, format,webp or format,avif to the style.',
  })
}

interface Writer {
  readonly contentType: string
  readonly write: (pipeline: Sharp, output: Output) => Sharp
  /** Refuses sizes that the format cannot hold. */
  readonly assertSize?: (size: PixelSize) => void
}

const WRITERS: Readonly<Record<OutputFormat, Writer>> = {
  jpg: {
    contentType: 'image/jpeg',
    write: (pipeline, { quality, progressive }) => pipeline.jpeg({ quality, progressive }),
  },
  png: { contentType: 'image/png', write: (pipeline) => pipeline.png() },
  webp: {
    contentType: 'image/webp',
    write: (pipeline, { quality }) => pipeline.webp({ quality }),
    assertSize: assertWebpSize,
  },
  gif: { contentType: 'image/gif', write: (pipeline) => pipeline.gif({ effort: 1 }) },
  tiff: {
    contentType: 'image/tiff',
    write: (pipeline) => pipeline.tiff({ compression: 'lzw' }),
  },
  avif: {
    contentType: 'image/avif',
    write: (pipeline, { quality }) => pipeline.avif({ quality, effort: 0 }),
    assertSize: assertAvifSize,
  },
  bmp: { contentType: 'image/bmp', write: (pipeline) => pipeline },
  heic: { contentType: 'image/heic', write: (pipeline) => pipeline },
}

async function onWhite(picture: Picture, drawing: Drawing): Promise<Picture> {
  if (!picture.hasAlpha) return picture
  const pipeline = await openPicture(rawPicture(await readPixels(picture, drawing)), drawing)
  return {
    size: picture.size,
    hasAlpha: false,
    pixels: { kind: 'drawn', pipeline: pipeline.flatten({ background: '#ffffff' }) },
  }
}

function assertWebpSize({ width, height }: PixelSize): void {
  if (Math.max(width, height) <= 16_383) return
  throw new OssRefusal({
    status: 400,
    code: 'BadRequest',
    ec: '0040-00000011',
    message: 'Maximum width and height allowed is 16383 pixels for converting webp',
  })
}

function assertAvifSize({ width, height }: PixelSize): void {
  if (width <= 4096 && width * height <= 4096 * 2304) return
  throw tooLarge(
    '0040-00000014',
    `an AVIF result of at most 4096 px width and 9437184 pixels, received ${width}x${height}`,
  )
}

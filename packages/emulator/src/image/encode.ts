/** Encodes the finished picture. */
import type { Sharp } from 'sharp'
import { OssRefusal } from '../refusal.ts'
import { encodeBmp } from './bmp/encode.ts'
import { canBeTransparent, type Output, type OutputFormat } from './output.ts'
import {
  type Drawing,
  drawnPicture,
  openPicture,
  openTimed,
  type Picture,
  rawPicture,
  readPixels,
} from './picture.ts'
import type { RawPixels } from './raw-pixels.ts'
import { refuseDamaged } from './source/damaged.ts'
import type { ImageResult } from './types.ts'

/**
 * Encodes the frames of a result, one for a still picture. Transparent pixels become white where the
 * format has no transparency.
 *
 * @throws {OssRefusal} when the source is damaged, or the time limit is reached.
 */
export async function encodeFrames(
  frames: readonly Picture[],
  drawing: Drawing,
): Promise<ImageResult> {
  const { output, source } = drawing
  const { contentType, write } = WRITERS[output.format]
  const [still] = frames
  if (output.format === 'bmp' && still) {
    return { bytes: encodeBmp(await readPixels(still, drawing)), contentType }
  }
  const pipeline = await pipelineOf(frames, drawing)
  const bytes = await write(pipeline, {
    output,
    timing: frames.length > 1 ? { delay: [...source.delaysMs], loop: source.loop } : {},
  })
    .toBuffer()
    .catch((error: unknown) => refuseDamaged(error, source))
  return { bytes, contentType }
}

/**
 * Refuses an output format that the emulator has no encoder for, before any work.
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
  readonly write: (pipeline: Sharp, facts: WriteFacts) => Sharp
}

interface WriteFacts {
  readonly output: Output
  /** Delays and loops of an animation; empty for a still picture. */
  readonly timing: { readonly delay?: number[]; readonly loop?: number }
}

const WRITERS: Readonly<Record<OutputFormat, Writer>> = {
  jpg: {
    contentType: 'image/jpeg',
    write: (pipeline, { output: { quality, progressive } }) =>
      pipeline.jpeg({ quality, progressive }),
  },
  png: { contentType: 'image/png', write: (pipeline) => pipeline.png() },
  webp: {
    contentType: 'image/webp',
    write: (pipeline, { output, timing }) => pipeline.webp({ quality: output.quality, ...timing }),
  },
  gif: {
    contentType: 'image/gif',
    write: (pipeline, { timing }) => pipeline.gif({ effort: 1, ...timing }),
  },
  tiff: {
    contentType: 'image/tiff',
    write: (pipeline) => pipeline.tiff({ compression: 'lzw' }),
  },
  avif: {
    contentType: 'image/avif',
    write: (pipeline, { output }) => pipeline.avif({ quality: output.quality, effort: 0 }),
  },
  // sharp writes neither: `encodeBmp` writes BMP, and `assertWritable` refuses HEIC.
  bmp: { contentType: 'image/bmp', write: (pipeline) => pipeline },
  heic: { contentType: 'image/heic', write: (pipeline) => pipeline },
}

async function pipelineOf(frames: readonly Picture[], drawing: Drawing): Promise<Sharp> {
  const [still, ...others] = frames
  if (still === undefined) throw new TypeError('expected at least one frame')
  if (others.length > 0) return stack(frames, drawing)
  const opaque = canBeTransparent(drawing.output.format) ? still : await onWhite(still, drawing)
  return opaque.pixels.kind === 'drawn' ? opaque.pixels.pipeline : openPicture(opaque, drawing)
}

const NO_PIXELS: RawPixels = { data: new Uint8Array(), width: 0, height: 0, channels: 3 }

/** libvips holds an animation as one tall picture, frame below frame. */
async function stack(frames: readonly Picture[], drawing: Drawing): Promise<Sharp> {
  const raws: RawPixels[] = []
  for (const frame of frames) raws.push(await readPixels(frame, drawing))
  const [{ width, height, channels } = NO_PIXELS] = raws
  const data = Buffer.concat(raws.map((raw) => raw.data))
  return openTimed(drawing, data, {
    raw: { width, height: height * raws.length, channels, pageHeight: height },
    limitInputPixels: false,
  })
}

/** sharp adds a background before it draws, so the drawing is turned into pixels first. */
async function onWhite(picture: Picture, drawing: Drawing): Promise<Picture> {
  if (!picture.hasAlpha) return picture
  const pipeline = await openPicture(rawPicture(await readPixels(picture, drawing)), drawing)
  pipeline.flatten({ background: '#ffffff' })
  return drawnPicture(pipeline, { size: picture.size, hasAlpha: false })
}

/**
 * The service's limits on sources, and the emulator's own bounds on the work for one picture. They
 * are checked on headers, before any pixel is decoded. process-string checks the limits on results and
 * on single actions in its plan.
 *
 * @see "Image processing", limits
 */
import { OssRefusal } from '../refusal.ts'
import type { SourceFormat } from './source/source-format.ts'

/** Width and height in pixels. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** A part of a picture, in its pixels. */
export interface Box extends PixelSize {
  readonly left: number
  readonly top: number
}

/** The measures of a source, from its header. */
export interface SourceMeasures extends PixelSize {
  readonly format: SourceFormat
  /** Frames of an animation, 1 for a still picture. */
  readonly frames: number
}

/** Most bytes of a source. */
export const MAX_SOURCE_BYTES = 20 * 1024 * 1024
/** Most pixels of a source, in all frames of an animation together. */
export const MAX_SOURCE_PIXELS = 250_000_000
/** Places for pictures: sharp has four threads unless the user configures more. */
export const PICTURE_PLACES = 4
/** Pixels of one place. A picture with four times as many takes all places. */
export const PIXELS_PER_PLACE = 25_000_000
/** Most pixels that are held in memory between two actions. */
export const MAX_HELD_PIXELS = 100_000_000
/** Most pictures that wait. */
export const MAX_PICTURES_WAITING = 1000
/** Time limit of one picture with its watermark pictures, in milliseconds. */
export const PICTURE_TIME_MS = 60_000

/** Longest edges of sources, each with its EC. */
const SOURCE_EDGES: Readonly<Record<SourceFormat, { edge: number; ec: string }>> = {
  jpg: { edge: 30_000, ec: '0040-00000019' },
  png: { edge: 30_000, ec: '0040-00000009' },
  gif: { edge: 30_000, ec: '0040-00000009' },
  webp: { edge: 30_000, ec: '0040-00000009' },
  heic: { edge: 30_000, ec: '0040-00000009' },
  bmp: { edge: 30_000, ec: '0040-00000017' },
  tiff: { edge: 16_384, ec: '0040-00000018' },
  avif: { edge: 10_000, ec: '0040-00000014' },
}

/**
 * Refuses a source with too many bytes.
 *
 * @throws {OssRefusal} 400 `ImageTooLarge`, EC 0040-00000001.
 */
export function assertSourceBytes(byteLength: number): void {
  if (byteLength <= MAX_SOURCE_BYTES) return
  throw tooLarge(
    '0040-00000001',
    `a source of at most ${MAX_SOURCE_BYTES} bytes, received ${byteLength}`,
  )
}

/**
 * Refuses a source with a too long edge or too many pixels in its header.
 *
 * @throws {OssRefusal} 400 `ImageTooLarge`, with the EC of the limit.
 */
export function assertSourceSize(source: SourceMeasures): void {
  const { edge, ec } = SOURCE_EDGES[source.format]
  const { width, height, frames } = source
  if (width < 1 || height < 1) {
    throw new OssRefusal({
      status: 400,
      code: 'BadRequest',
      ec: '0040-00000005',
      message: `The picture may be damaged: its header says ${width}x${height} pixels.`,
    })
  }
  if (Math.max(width, height) > edge) {
    throw tooLarge(
      ec,
      `a ${source.format} source with edges of at most ${edge} px, received ${width}x${height}`,
    )
  }
  if (width * height * frames > MAX_SOURCE_PIXELS) {
    throw tooLarge(
      '0040-00000012',
      `a source of at most ${MAX_SOURCE_PIXELS} pixels, received ${width}x${height} in ${frames} frames`,
    )
  }
}

function tooLarge(ec: string, expectation: string): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'ImageTooLarge',
    ec,
    message: `Expected ${expectation}.`,
  })
}

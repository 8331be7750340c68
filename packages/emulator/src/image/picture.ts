/**
 * The picture between two actions.
 *
 * A sharp pipeline takes options, not steps: it does each operation once, in an order of its own. So
 * each action gets its own pipeline with one operation, and the next action starts from its pixels.
 * Pixels are computed late: the first action reads from the file, so that sharp decodes a large JPEG
 * at a smaller scale, and the last action runs together with the encoding.
 */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ImageStep } from '@oss-process/process-string/geometry'
import type { Sharp, SharpOptions } from 'sharp'
import { OssRefusal } from '../refusal.ts'
import { decodeBmp } from './bmp/decode.ts'
import type { Engine } from './engine.ts'
import { MAX_HELD_PIXELS, MAX_SOURCE_PIXELS, type PixelSize } from './limits.ts'
import type { Output } from './output.ts'
import type { Channels, RawPixels } from './raw-pixels.ts'
import { refuseDamaged, tookTooLong } from './source/damaged.ts'
import type { SourcePicture } from './source/source-picture.ts'
import type { ImageContext } from './types.ts'

/** One still picture, or one frame of an animation. */
export interface Picture {
  readonly size: PixelSize
  /** Whether pixels can be transparent. */
  readonly hasAlpha: boolean
  readonly pixels: Pixels
}

/** Where the pixels of a picture are. */
export type Pixels =
  | { readonly kind: 'file'; readonly source: SourcePicture; readonly isUpright: boolean }
  | { readonly kind: 'raw'; readonly data: Uint8Array; readonly channels: Channels }
  | { readonly kind: 'drawn'; readonly pipeline: Sharp }

/** The work on one picture, shared by all its actions. */
export interface Drawing {
  readonly engine: Engine
  readonly source: SourcePicture
  readonly output: Output
  readonly context: ImageContext
  /** Runs the steps of a watermark picture's own style. */
  readonly drawSteps: DrawSteps
  /** When the time limit is reached, in milliseconds of `performance.now()`. */
  readonly deadlineMs: number
}

/** Runs steps over a picture, in order. */
export type DrawSteps = (picture: Picture, run: StepRun) => Promise<Picture>

/** What {@link DrawSteps} needs. */
export interface StepRun {
  readonly steps: readonly ImageStep[]
  readonly drawing: Drawing
}

/** Returns the stored picture, not decoded unless it is a bitmap, which sharp cannot read. */
export async function storedPicture(source: SourcePicture): Promise<Picture> {
  if (source.format === 'bmp') return rawPicture(decodeBmp(await readFile(source.path)))
  const { width, height, hasAlpha } = source
  return { size: { width, height }, hasAlpha, pixels: { kind: 'file', source, isUpright: false } }
}

/** Returns a picture from pixels in memory. */
export function rawPicture(raw: RawPixels): Picture {
  const { width, height, data, channels } = raw
  return {
    size: { width, height },
    hasAlpha: channels === 4,
    pixels: { kind: 'raw', data, channels },
  }
}

/** Returns the picture that a pipeline with one operation will produce. */
export function drawnPicture(
  pipeline: Sharp,
  result: { readonly size: PixelSize; readonly hasAlpha: boolean },
): Picture {
  return { ...result, pixels: { kind: 'drawn', pipeline } }
}

/**
 * Starts a pipeline on a picture, for exactly one operation.
 *
 * @throws {OssRefusal} when the source is damaged, or the time limit is reached.
 */
export async function openPicture(picture: Picture, drawing: Drawing): Promise<Sharp> {
  const { pixels } = picture
  if (pixels.kind === 'file') {
    return openTimed(drawing, inputOf(pixels.source), {
      failOn: 'error',
      limitInputPixels: MAX_SOURCE_PIXELS,
      autoOrient: pixels.isUpright,
    })
  }
  const { data, width, height, channels } = await readPixels(picture, drawing)
  return openTimed(drawing, data, { raw: { width, height, channels }, limitInputPixels: false })
}

/** The decoder reads larger files itself, piece by piece. */
const SMALL_BYTES = 256 * 1024

/**
 * The decoder opens a path twenty times to find out its format, so reading a small file here is faster.
 */
function inputOf(source: SourcePicture): string | Uint8Array {
  if (source.byteLength > SMALL_BYTES) return source.path
  try {
    return readFileSync(source.path)
  } catch (error) {
    return refuseDamaged(error, source)
  }
}

/** Starts a pipeline that stops at the time limit of the picture. */
export function openTimed(
  drawing: Drawing,
  input: string | Uint8Array,
  options: SharpOptions,
): Sharp {
  return drawing.engine(input, options).timeout({ seconds: remainingSeconds(drawing) })
}

/**
 * Computes the pixels of a picture.
 *
 * @throws {OssRefusal} when the source is damaged or the time limit is reached.
 */
export async function readPixels(picture: Picture, drawing: Drawing): Promise<RawPixels> {
  const { pixels } = picture
  if (pixels.kind === 'raw') return { ...picture.size, ...pixels }
  assertHoldable(picture.size)
  const pipeline = pixels.kind === 'drawn' ? pixels.pipeline : await openPicture(picture, drawing)
  const { data, info } = await pipeline
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => refuseDamaged(error, drawing.source))
  const channels = info.channels === 4 ? 4 : 3
  return { data, width: info.width, height: info.height, channels }
}

/**
 * Refuses to hold too many pixels at once. A picture with a single action is streamed and needs no such
 * limit.
 *
 * @throws {OssRefusal} 501 `NotImplemented`.
 */
export function assertHoldable({ width, height }: PixelSize): void {
  if (width * height <= MAX_HELD_PIXELS) return
  throw new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator cannot hold more than ${MAX_HELD_PIXELS} pixels between two actions, received ${width}x${height}. Make the picture smaller with the first action.`,
  })
}

/** sharp takes whole seconds, and 0 is no limit. */
function remainingSeconds(drawing: Drawing): number {
  drawing.context.signal?.throwIfAborted()
  const seconds = Math.ceil((drawing.deadlineMs - performance.now()) / 1000)
  if (seconds < 1) throw tookTooLong()
  return seconds
}

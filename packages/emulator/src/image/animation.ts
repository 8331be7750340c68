/** The frames of an animation: when the service keeps them, and how they are read. */
import type { ImageStep } from '@oss-process/process-string/geometry'
import { MAX_SOURCE_PIXELS } from './limits.ts'
import { type Drawing, openTimed, type Picture, rawPicture } from './picture.ts'
import { refuseDamaged } from './source/damaged.ts'

/** Actions that keep an animation; every other action reduces it to its first frame. */
const MOVING = new Set(['resize', 'crop', 'watermark', 'format', 'quality', 'interlace'])
/** Formats that can hold an animation. */
const ANIMATED = new Set(['gif', 'webp'])
/** Pixels decoded at once. Frames build on each other, so several are decoded together. */
const RUN_PIXELS = 16_000_000

/**
 * Returns whether the result is an animation.
 *
 * @see "Resize images" ("p" makes animations static); "FAQ about image processing" (which actions keep an animation)
 */
export function keepsFrames(steps: readonly ImageStep[], { source, output }: Drawing): boolean {
  return source.frames > 1 && ANIMATED.has(output.format) && steps.every(keepsAnimation)
}

function keepsAnimation({ node }: ImageStep): boolean {
  const isByPercent = node.known && node.action === 'resize' && node.options.percent !== undefined
  return MOVING.has(node.action) && !isByPercent
}

/** Reads the frames of an animation one after the other. */
export async function* readFrames(drawing: Drawing): AsyncGenerator<Picture> {
  const { source } = drawing
  const atOnce = Math.max(1, Math.floor(RUN_PIXELS / (source.width * source.height)))
  for (let page = 0; page < source.frames; page += atOnce) {
    const pages = Math.min(atOnce, source.frames - page)
    yield* await readRun(drawing, { page, pages })
  }
}

async function readRun(
  drawing: Drawing,
  run: { readonly page: number; readonly pages: number },
): Promise<readonly Picture[]> {
  const { width, height, path } = drawing.source
  const { data, info } = await openTimed(drawing, path, {
    ...run,
    failOn: 'error',
    limitInputPixels: MAX_SOURCE_PIXELS,
  })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => refuseDamaged(error, drawing.source))
  const channels = info.channels === 4 ? 4 : 3
  const frameLength = width * height * channels
  return Array.from({ length: run.pages }, (_, index) =>
    rawPicture({
      width,
      height,
      channels,
      data: data.subarray(index * frameLength, (index + 1) * frameLength),
    }),
  )
}

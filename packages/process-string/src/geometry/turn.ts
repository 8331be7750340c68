/** Sizes after a turn, by an angle or by the EXIF orientation. */
import type { AutoOrientOptions } from '../actions/image/auto-orient.ts'
import type { RotateOptions } from '../actions/image/rotate.ts'
import type { Placement, Size, SourcePicture } from './size.ts'

/** The smallest upright canvas that holds the turned picture, edges rounded. */
export function placeRotate({ angle }: RotateOptions, before: Size): Placement {
  const radians = (angle * Math.PI) / 180
  const cosine = Math.abs(Math.cos(radians))
  const sine = Math.abs(Math.sin(radians))
  return {
    after: {
      width: Math.max(1, Math.round(before.width * cosine + before.height * sine)),
      height: Math.max(1, Math.round(before.width * sine + before.height * cosine)),
    },
  }
}

/** EXIF orientations 5 to 8 exchange the edges. */
export function placeAutoOrient(
  { enabled }: AutoOrientOptions,
  before: Size,
  { source }: { readonly source: SourcePicture },
): Placement {
  return { after: enabled && (source.orientation ?? 1) >= 5 ? turned(before) : before }
}

function turned({ width, height }: Size): Size {
  return { width: height, height: width }
}

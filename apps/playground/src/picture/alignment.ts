/** Where the result lies over the source, so that both can be compared in place. */
import type { Box, ImageStep, SourcePicture } from '@oss-process/process-string/geometry'

/** Actions after which up is no longer up. */
const TURNS = ['rotate', 'flip', 'auto-orient']

/** How far the two scales may differ, in shares, before a picture counts as distorted. */
const DISTORTION = 0.02

/**
 * Returns the rectangle of the source that the result shows, in pixels of the source; with padding it
 * reaches past the source's edges.
 *
 * @returns `undefined` when the result does not lie over the source: turned, mirrored or distorted.
 * @example
 * // a crop of the middle half of 100 by 100: { left: 25, top: 25, width: 50, height: 50 }
 */
export function alignResult(steps: readonly ImageStep[], source: SourcePicture): Box | undefined {
  if (steps.some((step) => isTurn(step, source))) return undefined
  const { left, top, perX, perY } = steps.reduce(follow, { left: 0, top: 0, perX: 1, perY: 1 })
  const { width, height } = steps.at(-1)?.after ?? source
  const drift = Math.abs((width * perX) / perY - width)
  if (drift > 1 && drift > DISTORTION * width) return undefined
  return { left, top, width: width * perX, height: height * perY }
}

/** Where the corner of the picture lies over the source, and how much of it one pixel covers. */
interface Mapping {
  readonly left: number
  readonly top: number
  readonly perX: number
  readonly perY: number
}

function follow({ left, top, perX, perY }: Mapping, step: ImageStep): Mapping {
  const { before, scale = before, crop = CORNER, pad = CORNER } = step
  const nextX = (perX * before.width) / scale.width
  const nextY = (perY * before.height) / scale.height
  return {
    left: left + (crop.left - pad.left) * nextX,
    top: top + (crop.top - pad.top) * nextY,
    perX: nextX,
    perY: nextY,
  }
}

const CORNER = { left: 0, top: 0 }

function isTurn({ node }: ImageStep, { orientation = 1 }: SourcePicture): boolean {
  if (!TURNS.includes(node.action)) return false
  return node.action !== 'auto-orient' || orientation > 1
}

/** The smallest rectangle that holds two. */
export function joined(one: Box, other: Box): Box {
  const left = Math.min(one.left, other.left)
  const top = Math.min(one.top, other.top)
  const right = Math.max(one.left + one.width, other.left + other.width)
  const bottom = Math.max(one.top + one.height, other.top + other.height)
  return { left, top, width: right - left, height: bottom - top }
}

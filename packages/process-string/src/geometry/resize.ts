/** The size after `resize`, see "Resize images" (2026-02-05). */
import type { ResizeOptions } from '../actions/image/resize.ts'
import { centered, type Placement, type Size, type SourcePicture, scaled } from './size.ts'

/** The target of a resize: a box for the mode, or one exact size. */
interface Target {
  readonly kind: 'box' | 'exact'
  readonly size: Size
  /** Some edge of the target is longer than the picture's own. */
  readonly isAbove: boolean
}

/**
 * Places the picture for `resize`.
 *
 * Chosen where pages are silent: with `limit` one edge above the source stops the scaling (a support
 * case: 1504x1120 with `w_1500,h_1125` came back as it was); an animation is never enlarged.
 *
 * @param main - the main picture, for `percentOfMain` in the preprocess of a watermark picture.
 */
export function placeResize(
  options: ResizeOptions,
  before: Size,
  { source, main }: { readonly source: SourcePicture; readonly main?: Size | undefined },
): Placement {
  const target = targetOf(options, before, main)
  const isLimited = (options.limit ?? true) || (source.frames ?? 1) > 1
  if (!target || (isLimited && target.isAbove)) return { after: before }
  const { kind, size } = target
  return kind === 'exact'
    ? { after: size, scale: size }
    : placeInBox(options.mode ?? 'lfit', size, before)
}

/** The first of: width and height, longest and shortest, percent, percent of the main picture. */
function targetOf(options: ResizeOptions, before: Size, main?: Size): Target | undefined {
  const { width, height, longest, shortest, percent, percentOfMain } = options
  if (width ?? height) return byEdges(options, before)
  if (longest ?? shortest) return byEdges(orientedEdges(options, before), before)
  if (percent) return { kind: 'exact', size: percentOf(before, percent), isAbove: false }
  if (!percentOfMain || !main) return undefined
  return { kind: 'box', size: percentOf(main, percentOfMain), isAbove: false }
}

/** Longest and shortest as width and height; without the mode, which would make a square of one edge. */
function orientedEdges({ longest, shortest }: ResizeOptions, before: Size): ResizeOptions {
  const isWide = before.width >= before.height
  return isWide ? { width: longest, height: shortest } : { width: shortest, height: longest }
}

function byEdges({ width, height, mode }: ResizeOptions, before: Size): Target {
  if (width && height) return inBox({ width, height }, before)
  const edge = width ?? height ?? 1
  if (mode === 'pad' || mode === 'fill') return inBox({ width: edge, height: edge }, before)
  return width
    ? { kind: 'exact', size: withWidth(edge, before), isAbove: edge > before.width }
    : { kind: 'exact', size: withHeight(edge, before), isAbove: edge > before.height }
}

function inBox(size: Size, before: Size): Target {
  const isAbove = size.width > before.width || size.height > before.height
  return { kind: 'box', size, isAbove }
}

function placeInBox(mode: NonNullable<ResizeOptions['mode']>, box: Size, before: Size): Placement {
  const isFlatter = box.width * before.height <= box.height * before.width
  const inside = isFlatter ? withWidth(box.width, before) : withHeight(box.height, before)
  const around = isFlatter ? withHeight(box.height, before) : withWidth(box.width, before)
  switch (mode) {
    case 'fixed':
      return { after: box, scale: box }
    case 'lfit':
      return { after: inside, scale: inside }
    case 'mfit':
      return { after: around, scale: around }
    case 'fill':
      return { after: box, scale: around, crop: centered(box, around) }
    case 'pad': {
      const { left, top } = centered(inside, box)
      return { after: box, scale: inside, pad: { left, top } }
    }
    default:
      return mode satisfies never
  }
}

function withWidth(width: number, { width: from, height }: Size): Size {
  return { width, height: scaled(height, width, from) }
}

function withHeight(height: number, { width, height: from }: Size): Size {
  return { width: scaled(width, height, from), height }
}

function percentOf({ width, height }: Size, percent: number): Size {
  return { width: scaled(width, percent, 100), height: scaled(height, percent, 100) }
}

/** Sizes in pixels, and how one action places the picture. */

/** Width and height in pixels, integers from 1. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A rectangle inside a picture. */
export interface Box extends Size {
  readonly left: number
  readonly top: number
}

/** What one action does to the picture's geometry, in this order: scale, crop, pad. */
export interface Placement {
  /** The size after the action. */
  readonly after: Size
  /** The picture is scaled to this size first. */
  readonly scale?: Size
  /** Then this rectangle is cut out. */
  readonly crop?: Box
  /** Then it is put at this offset of a canvas of the size `after`. */
  readonly pad?: { readonly left: number; readonly top: number }
}

/** The picture that a style is applied to. */
export interface SourcePicture extends Size {
  /** EXIF orientation, 1 to 8. @default 1 */
  readonly orientation?: number | undefined
  /** Such as `jpg`; the format of the result when the style names none. */
  readonly format?: string | undefined
  /** More than 1 for an animation. @default 1 */
  readonly frames?: number | undefined
}

/** `dividend * factor / divisor` for whole numbers, halves rounded up, at least 1: 937.5 is 938. */
export function scaled(dividend: number, factor: number, divisor: number): number {
  return Math.max(1, Math.floor((2 * dividend * factor + divisor) / (2 * divisor)))
}

/** The rectangle of a size in the middle of a picture; an odd pixel is left at the right and below. */
export function centered(size: Size, outer: Size): Box {
  return {
    left: Math.floor((outer.width - size.width) / 2),
    top: Math.floor((outer.height - size.height) / 2),
    ...size,
  }
}

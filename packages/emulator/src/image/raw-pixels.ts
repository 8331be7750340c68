/** Pixels in memory, row by row from the top, eight bits a channel. */
import type { PixelSize } from './limits.ts'

/** Bytes of one pixel: red, green, blue, and opacity where there is one. Grey becomes colour. */
export type Channels = 3 | 4

/** Pixels in memory; opacity, where there is one, is the last byte and not premultiplied. */
export interface RawPixels extends PixelSize {
  readonly data: Uint8Array
  readonly channels: Channels
}

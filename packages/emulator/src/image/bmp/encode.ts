/** Pixels → Windows bitmap. */
import type { RawPixels } from '../raw-pixels.ts'
import { viewOf } from './header.ts'

/**
 * Encodes a bitmap: 24 bits a pixel, or 32 with the masks of a version 4 header where the picture has
 * transparency.
 */
export function encodeBmp({ width, height, channels, data }: RawPixels): Uint8Array {
  const headerLength = channels === 4 ? V4_HEADER_LENGTH : INFO_HEADER_LENGTH
  const stride = Math.ceil((width * channels) / 4) * 4
  const bytes = new Uint8Array(14 + headerLength + stride * height)
  writeHeader(viewOf(bytes), { width, height, headerLength, bytesPerPixel: channels })
  const order = BYTE_ORDER.slice(0, channels)
  let from = 0
  for (let y = height - 1; y >= 0; y--) {
    let to = 14 + headerLength + y * stride
    for (let x = 0; x < width; x++) {
      for (const channel of order) bytes[to++] = data[from + channel] ?? 0
      from += channels
    }
  }
  return bytes
}

/** Blue, green, red, opacity. */
const BYTE_ORDER = [2, 1, 0, 3]
const INFO_HEADER_LENGTH = 40
const V4_HEADER_LENGTH = 108
/** 72 dots per inch, in dots per metre. */
const RESOLUTION = 2835
const BIT_FIELDS = 3
/** Offsets and values of the masks in a version 4 header. */
const MASKS = [
  [54, 0x00ff0000],
  [58, 0x0000ff00],
  [62, 0x000000ff],
  [66, 0xff000000],
] as const
/** Offset and value of the colour space `sRGB` in a version 4 header. */
const COLOUR_SPACE = [70, 0x73524742] as const

interface HeaderFacts {
  readonly width: number
  readonly height: number
  readonly headerLength: number
  readonly bytesPerPixel: number
}

function writeHeader(view: DataView, facts: HeaderFacts): void {
  const { width, height, headerLength, bytesPerPixel } = facts
  const pixelsAt = 14 + headerLength
  view.setUint16(0, 0x424d)
  view.setUint32(2, view.byteLength, true)
  view.setUint32(10, pixelsAt, true)
  view.setUint32(14, headerLength, true)
  view.setInt32(18, width, true)
  view.setInt32(22, height, true)
  view.setUint16(26, 1, true)
  view.setUint16(28, bytesPerPixel * 8, true)
  view.setUint32(34, view.byteLength - pixelsAt, true)
  view.setUint32(38, RESOLUTION, true)
  view.setUint32(42, RESOLUTION, true)
  if (headerLength !== V4_HEADER_LENGTH) return
  view.setUint32(30, BIT_FIELDS, true)
  for (const [at, mask] of MASKS) view.setUint32(at, mask, true)
  view.setUint32(COLOUR_SPACE[0], COLOUR_SPACE[1], true)
}

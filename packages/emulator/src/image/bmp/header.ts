/**
 * The headers of a Windows bitmap. sharp cannot read the format, and bmp-ts reads it wrongly, so this
 * folder reads and writes it.
 *
 * @see Microsoft, "Bitmap Storage", BITMAPFILEHEADER, BITMAPINFOHEADER, BITMAPV4HEADER
 */
import { OssRefusal } from '../../refusal.ts'
import type { PixelSize } from '../limits.ts'

/** How the pixels of a bitmap are stored. */
export interface BmpHeader extends PixelSize {
  /** Rows run from the top down; they usually run from the bottom up. */
  readonly isTopDown: boolean
  readonly bitsPerPixel: number
  readonly compression: 'none' | 'rle8' | 'rle4' | 'bitfields'
  /** Bytes from the start of the file to the pixels. */
  readonly pixelsAt: number
  /** Colours of 1, 4 and 8 bit bitmaps, four bytes each: blue, green, red, nothing. */
  readonly palette: Uint8Array
  /** Masks of the red, green, blue and opacity bits; 0 for an absent channel. */
  readonly masks: readonly [red: number, green: number, blue: number, alpha: number]
}

/**
 * Reads the headers of a bitmap.
 *
 * @param bytes - the file, or its first 128 bytes, which may cut off the palette.
 * @throws {OssRefusal} 400 `BadRequest`, EC 0040-00000005, for damaged and unusual ones.
 */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  if (bytes.length < 14 + INFO_HEADER_LENGTH) throw damagedBmp('its header is cut off')
  const view = viewOf(bytes)
  const headerLength = view.getUint32(14, true)
  if (headerLength < INFO_HEADER_LENGTH) {
    throw damagedBmp('its header is of a kind older than Windows 3')
  }
  const bitsPerPixel = view.getUint16(28, true)
  const compression = COMPRESSIONS.get(view.getUint32(30, true))
  if (compression === undefined || !isReadable(compression, bitsPerPixel)) {
    throw damagedBmp(`its ${bitsPerPixel} bit pixels are stored in a way that is not read`)
  }
  const masks = readMasks(view, { compression, bitsPerPixel, headerLength })
  const paletteAt = 14 + headerLength
  const colours = bitsPerPixel > 8 ? 0 : view.getUint32(46, true) || 2 ** bitsPerPixel
  return {
    width: view.getInt32(18, true),
    height: Math.abs(view.getInt32(22, true)),
    isTopDown: view.getInt32(22, true) < 0,
    bitsPerPixel,
    compression,
    pixelsAt: view.getUint32(10, true),
    palette: bytes.subarray(paletteAt, paletteAt + 4 * Math.min(colours, 256)),
    masks,
  }
}

/** The refusal of a bitmap that cannot be read. */
export function damagedBmp(reason: string): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'BadRequest',
    ec: '0040-00000005',
    message: `The bmp image file may be damaged: ${reason}.`,
  })
}

/** Returns a view of bytes that may be a part of a larger buffer. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const INFO_HEADER_LENGTH = 40
/** Headers of this length and longer contain the masks, which follow shorter ones. */
const MASKED_HEADER_LENGTH = 52
const ALPHA_HEADER_LENGTH = 56

const COMPRESSIONS: ReadonlyMap<number, BmpHeader['compression']> = new Map([
  [0, 'none'],
  [1, 'rle8'],
  [2, 'rle4'],
  [3, 'bitfields'],
  [6, 'bitfields'],
])

function isReadable(compression: BmpHeader['compression'], bitsPerPixel: number): boolean {
  const depths = { none: [1, 4, 8, 16, 24, 32], rle8: [8], rle4: [4], bitfields: [16, 32] }
  return depths[compression].includes(bitsPerPixel)
}

function readMasks(
  view: DataView,
  header: Pick<BmpHeader, 'compression' | 'bitsPerPixel'> & { headerLength: number },
): BmpHeader['masks'] {
  if (header.compression !== 'bitfields') {
    return header.bitsPerPixel === 16
      ? [0x7c00, 0x03e0, 0x001f, 0]
      : [0xff0000, 0x00ff00, 0x0000ff, 0]
  }
  if (view.byteLength < 14 + MASKED_HEADER_LENGTH) throw damagedBmp('its header is cut off')
  const hasAlpha =
    header.headerLength >= ALPHA_HEADER_LENGTH && view.byteLength >= 14 + ALPHA_HEADER_LENGTH
  return [
    view.getUint32(54, true),
    view.getUint32(58, true),
    view.getUint32(62, true),
    hasAlpha ? view.getUint32(66, true) : 0,
  ]
}

/** Windows bitmap → pixels. */
import type { RawPixels } from '../raw-pixels.ts'
import { type BmpHeader, damagedBmp, readBmpHeader, viewOf } from './header.ts'
import { expandRuns } from './runs.ts'

/** Most pixels of a bitmap, which is decoded in memory. */
const MAX_BMP_PIXELS = 64_000_000

/**
 * Decodes a bitmap of 1, 4, 8, 16, 24 or 32 bits, with or without run lengths.
 *
 * @returns three channels, or four where the bitmap has a mask for opacity.
 * @throws {OssRefusal} 400 `BadRequest`, EC 0040-00000005, for a damaged bitmap.
 */
export function decodeBmp(bytes: Uint8Array): RawPixels {
  const header = readBmpHeader(bytes)
  const { width, height, bitsPerPixel } = header
  if (width < 1 || height < 1) throw damagedBmp(`its header says ${width}x${height} pixels`)
  if (width * height > MAX_BMP_PIXELS) {
    throw damagedBmp(
      `expected at most ${MAX_BMP_PIXELS} pixels, which the emulator decodes at once, received ${width}x${height}`,
    )
  }
  if (bitsPerPixel <= 8) return decodePalette(header, readIndices(header, bytes))
  return decodeColours(header, readRows(header, bytes))
}

/** The rows of pixels, and the bytes of each. */
interface Rows {
  readonly bytes: Uint8Array
  readonly stride: number
}

function readRows(header: BmpHeader, bytes: Uint8Array): Rows {
  const rowBytes = Math.ceil((header.width * header.bitsPerPixel) / 8)
  const stride = Math.ceil(rowBytes / 4) * 4
  const rows = bytes.subarray(header.pixelsAt)
  if (rows.length < stride * (header.height - 1) + rowBytes) throw damagedBmp('it is cut off')
  return { bytes: rows, stride }
}

/** One palette index for each pixel, in the order of the file's rows. */
function readIndices(header: BmpHeader, bytes: Uint8Array): Uint8Array {
  if (header.compression !== 'none') return expandRuns(header, bytes.subarray(header.pixelsAt))
  const { width, height, bitsPerPixel } = header
  const { bytes: rows, stride } = readRows(header, bytes)
  const indices = new Uint8Array(width * height)
  const perByte = 8 / bitsPerPixel
  const mask = 2 ** bitsPerPixel - 1
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shift = 8 - bitsPerPixel * ((x % perByte) + 1)
      const byte = rows[y * stride + Math.floor(x / perByte)] ?? 0
      indices[y * width + x] = (byte >> shift) & mask
    }
  }
  return indices
}

function decodePalette(header: BmpHeader, indices: Uint8Array): RawPixels {
  const { width, height, palette } = header
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    let to = rowInPicture(header, y) * width * 3
    for (let x = 0; x < width; x++) {
      const colour = (indices[y * width + x] ?? 0) * 4
      data[to++] = palette[colour + 2] ?? 0
      data[to++] = palette[colour + 1] ?? 0
      data[to++] = palette[colour] ?? 0
    }
  }
  return { data, width, height, channels: 3 }
}

function decodeColours(header: BmpHeader, rows: Rows): RawPixels {
  const { width, height, masks, bitsPerPixel } = header
  const channels = masks[3] === 0 ? 3 : 4
  const data = new Uint8Array(width * height * channels)
  const readPixel = pixelReader(rows.bytes, bitsPerPixel)
  const scales = masks.slice(0, channels).map(channelReader)
  for (let y = 0; y < height; y++) {
    let to = rowInPicture(header, y) * width * channels
    for (let x = 0; x < width; x++) {
      const pixel = readPixel(y * rows.stride + (x * bitsPerPixel) / 8)
      for (const scale of scales) data[to++] = scale(pixel)
    }
  }
  return { data, width, height, channels }
}

function rowInPicture(header: BmpHeader, y: number): number {
  return header.isTopDown ? y : header.height - 1 - y
}

function pixelReader(bytes: Uint8Array, bitsPerPixel: number): (at: number) => number {
  const view = viewOf(bytes)
  if (bitsPerPixel === 16) return (at) => view.getUint16(at, true)
  if (bitsPerPixel === 32) return (at) => view.getUint32(at, true)
  return (at) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

/** Reads one channel and scales it to eight bits. */
function channelReader(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0
  const shift = 31 - Math.clz32(mask & -mask)
  const largest = mask >>> shift
  return largest === 255
    ? (pixel) => (pixel >>> shift) & 255
    : (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / largest)
}

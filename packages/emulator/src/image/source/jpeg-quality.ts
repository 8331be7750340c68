/**
 * The quality that a JPEG was written with. A JPEG does not record it, and the decoder does not show
 * the tables that it has instead: the quantisation table for luminance is read here and compared with
 * the standard one at each quality.
 *
 * @see ITU-T T.81, annexes B (segments) and K (table K.1); "Adjust image quality"
 */

/** Returns up to `length` bytes of a file from `position`, valid until the next call. */
export type ReadAt = (position: number, length: number) => Uint8Array

/**
 * Estimates the quality of a JPEG.
 *
 * Exact for files with the standard tables (libjpeg, libjpeg-turbo, sharp); 3 to 13 too low for others
 * such as mozjpeg's, as every estimate of this kind is.
 *
 * @param read - reads the file segment by segment, so that long EXIF blocks are stepped over.
 * @returns an integer from 1 to 100; `undefined` when there is no such table before the pixels.
 */
export function readJpegQuality(read: ReadAt): number | undefined {
  for (const { marker, position, byteLength } of segmentsOf(read)) {
    if (marker !== DEFINE_TABLES) continue
    const table = luminanceTable(read(position, Math.min(byteLength, MAX_TABLES_BYTES)))
    if (table !== undefined) return estimateQuality(table)
  }
  return undefined
}

/** Markers below this one are reserved, or stand among the pixels only. */
const FIRST_MARKER = 0xc0
const DEFINE_TABLES = 0xdb
const START_OF_SCAN = 0xda
const MAX_SEGMENTS = 1000
/** Four tables of 16 bits with their heads take 516 bytes. */
const MAX_TABLES_BYTES = 4096

interface Segment {
  readonly marker: number
  /** Position of the first byte after the length. */
  readonly position: number
  readonly byteLength: number
}

/** Yields the segments before the pixels; ends early where the file is damaged. */
function* segmentsOf(read: ReadAt): Generator<Segment> {
  let position = 2
  for (let segments = 0; segments < MAX_SEGMENTS; segments++) {
    const head = read(position, 4)
    const marker = head[1] ?? 0
    const length = uint16(head, 2)
    if (head.length < 4 || head[0] !== 0xff || marker < FIRST_MARKER || length < 2) return
    if (marker === START_OF_SCAN) return
    yield { marker, position: position + 4, byteLength: length - 2 }
    position += 2 + length
  }
}

/** The 64 values of table 0 in zigzag order; other tables may stand before it in the same segment. */
function luminanceTable(segment: Uint8Array): Uint16Array | undefined {
  let at = 0
  while (at < segment.length) {
    const precision = (segment[at] ?? 0) >> 4
    const identifier = (segment[at] ?? 0) & 15
    const valueLength = precision === 0 ? 1 : 2
    const start = at + 1
    const end = start + 64 * valueLength
    if (end > segment.length) return undefined
    if (identifier === 0) {
      return Uint16Array.from({ length: 64 }, (_, index) =>
        precision === 0 ? (segment[start + index] ?? 0) : uint16(segment, start + 2 * index),
      )
    }
    at = end
  }
  return undefined
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

/** Finds the quality whose standard table is nearest. */
function estimateQuality(table: Uint16Array): number {
  let best = { quality: 100, difference: Number.POSITIVE_INFINITY }
  for (let quality = 100; quality >= 1; quality--) {
    const difference = tableDifference(table, quality)
    if (difference < best.difference) best = { quality, difference }
    if (difference === 0) break
  }
  return best.quality
}

function tableDifference(table: Uint16Array, quality: number): number {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
  return STANDARD_LUMINANCE.reduce((sum, standard, index) => {
    const value = Math.min(255, Math.max(1, Math.floor((standard * scale + 50) / 100)))
    return sum + Math.abs(value - (table[index] ?? 0))
  }, 0)
}

/** Table K.1 of the standard, in zigzag order. */
const STANDARD_LUMINANCE = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37,
  29, 40, 58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
  95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
] as const

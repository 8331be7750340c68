/**
 * Reads the quality that a JPEG was written with. A JPEG does not say it; the quantisation table
 * for luminance is compared with the standard one at each quality.
 */

/**
 * Estimates the quality of a JPEG from its first quantisation table.
 *
 * Exact for files written with the standard tables (libjpeg, libjpeg-turbo, sharp); 3 to 13 too low
 * for others such as mozjpeg's, as every estimate of this kind is.
 *
 * @param table - the 64 values of the luminance table, in the file's zigzag order.
 * @returns an integer from 1 to 100.
 * @see ITU-T T.81, annex K, table K.1; "Adjust image quality"
 */
export function estimateQuality(table: ArrayLike<number>): number {
  let best = { quality: 100, difference: Number.POSITIVE_INFINITY }
  for (let quality = 100; quality >= 1; quality--) {
    const difference = tableDifference(table, quality)
    if (difference < best.difference) best = { quality, difference }
    if (difference === 0) break
  }
  return best.quality
}

/** Gives up to `length` bytes of a file from `position`, valid until the next call. */
export type ReadAt = (position: number, length: number) => Uint8Array

/**
 * Finds the luminance table in a JPEG, read piece by piece so that long EXIF blocks do not matter.
 *
 * @returns the 64 values in zigzag order; `undefined` when there is none before the pixels.
 */
export function readQuantisationTable(read: ReadAt): Uint16Array | undefined {
  let position = 2
  for (let segments = 0; segments < MAX_SEGMENTS; segments++) {
    const head = read(position, 4)
    const marker = head[1] ?? 0
    const length = uint16(head, 2)
    if (head.length < 4 || head[0] !== 0xff || marker === START_OF_SCAN || length < 2) return
    if (marker === DEFINE_TABLES) {
      const table = firstTable(read(position + 4, length - 2))
      if (table !== undefined) return table
    }
    position += 2 + length
  }
  return undefined
}

const DEFINE_TABLES = 0xdb
const START_OF_SCAN = 0xda
const MAX_SEGMENTS = 1000

/** The luminance table has number 0; other tables may stand before it in the same segment. */
function firstTable(segment: Uint8Array): Uint16Array | undefined {
  let at = 0
  while (at < segment.length) {
    const precision = (segment[at] ?? 0) >> 4
    const identifier = (segment[at] ?? 0) & 15
    const valueLength = precision === 0 ? 1 : 2
    const end = at + 1 + 64 * valueLength
    if (end > segment.length) return undefined
    if (identifier === 0) {
      const start = at + 1
      return Uint16Array.from({ length: 64 }, (_, index) =>
        precision === 0 ? (segment[start + index] ?? 0) : uint16(segment, start + 2 * index),
      )
    }
    at = end
  }
  return undefined
}

function tableDifference(table: ArrayLike<number>, quality: number): number {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
  return STANDARD_LUMINANCE.reduce((sum, standard, index) => {
    const value = Math.min(255, Math.max(1, Math.floor((standard * scale + 50) / 100)))
    return sum + Math.abs(value - (table[index] ?? 0))
  }, 0)
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

/** Table K.1 of the standard, in zigzag order. */
const STANDARD_LUMINANCE = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37,
  29, 40, 58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
  95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
] as const

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

function tableDifference(table: ArrayLike<number>, quality: number): number {
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

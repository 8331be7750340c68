/**
 * The prevailing colour of a picture.
 *
 * The service describes the method but not its threshold. This one was fitted to the one picture whose
 * colour is known, the documented `example.jpg` of 400x267, and results in exactly its 0x5c783b.
 *
 * @see "Query the average tone"
 */
import type { RawPixels } from './raw-pixels.ts'

/** Degrees of hue. Thresholds from 45.5 to 48.5 result in the documented colour. */
const THRESHOLD_DEGREES = 47

/**
 * Averages the pixels whose hue is near the mean hue, or all pixels when there are none.
 *
 * @param picture - three or four channels; opacity is ignored.
 * @returns red, green and blue, 0 to 255, rounded down.
 */
export function averageColor(picture: RawPixels): [red: number, green: number, blue: number] {
  const hues = readHues(picture)
  const mean = hues.reduce((sum, hue) => sum + hue, 0) / hues.length
  const near = averageOf(
    picture,
    (index) => Math.abs((hues[index] ?? 0) - mean) < THRESHOLD_DEGREES,
  )
  return near ?? averageOf(picture, () => true) ?? [0, 0, 0]
}

function readHues({ data, channels, width, height }: RawPixels): Float32Array {
  const hues = new Float32Array(width * height)
  for (let index = 0; index < hues.length; index++) {
    const at = index * channels
    hues[index] = hueOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
  }
  return hues
}

/** Degrees on the colour circle; grey has 0. */
function hueOf(red: number, green: number, blue: number): number {
  const most = Math.max(red, green, blue)
  const range = most - Math.min(red, green, blue)
  if (range === 0) return 0
  if (most === red) return (60 * ((green - blue) / range) + 360) % 360
  return most === green ? 60 * ((blue - red) / range) + 120 : 60 * ((red - green) / range) + 240
}

function averageOf(
  { data, channels, width, height }: RawPixels,
  isCounted: (index: number) => boolean,
): [number, number, number] | undefined {
  const sums: [number, number, number] = [0, 0, 0]
  let count = 0
  for (let index = 0; index < width * height; index++) {
    if (!isCounted(index)) continue
    const at = index * channels
    sums[0] += data[at] ?? 0
    sums[1] += data[at + 1] ?? 0
    sums[2] += data[at + 2] ?? 0
    count++
  }
  const [red, green, blue] = sums.map((sum) => Math.floor(sum / count))
  return count === 0 ? undefined : [red ?? 0, green ?? 0, blue ?? 0]
}

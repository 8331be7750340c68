/**
 * Run lengths of a Windows bitmap.
 *
 * @see Microsoft, "Bitmap Compression"
 */
import type { BmpHeader } from './header.ts'

/**
 * Expands a bitmap stored as runs.
 *
 * @param runs - the file from the offset of its pixels; where it ends too early the rest is colour 0.
 * @returns one palette index for each pixel, in the order of the file's rows.
 */
export function expandRuns(header: BmpHeader, runs: Uint8Array): Uint8Array {
  const { width, height } = header
  const canvas = { width, height, x: 0, y: 0, indices: new Uint8Array(width * height) }
  const isNibbles = header.compression === 'rle4'
  let at = 0
  while (at + 1 < runs.length && canvas.y < height) {
    const read = runs[at] === 0 ? readEscape : readRun
    at = read(canvas, { runs, at, isNibbles })
  }
  return canvas.indices
}

/** The pixels, and the position of the next one. */
interface Canvas {
  readonly width: number
  readonly height: number
  readonly indices: Uint8Array
  x: number
  y: number
}

interface Place {
  readonly runs: Uint8Array
  readonly at: number
  readonly isNibbles: boolean
}

/** Escape codes follow a zero. 0 is the end of a row; above 2 it is a count of pixels. */
const END_OF_BITMAP = 1
const DELTA = 2

/** Reads a count and the value to repeat. @returns where the next code starts. */
function readRun(canvas: Canvas, { runs, at, isNibbles }: Place): number {
  const value = runs[at + 1] ?? 0
  for (let i = 0; i < (runs[at] ?? 0); i++) put(canvas, isNibbles ? nibble(value, i) : value)
  return at + 2
}

/** Reads a zero and an escape code. @returns where the next code starts. */
function readEscape(canvas: Canvas, place: Place): number {
  const { runs, at } = place
  const code = runs[at + 1] ?? 0
  if (code === END_OF_BITMAP) return runs.length
  if (code > DELTA) return readPixels(canvas, place)
  if (code === DELTA) {
    canvas.x += runs[at + 2] ?? 0
    canvas.y += runs[at + 3] ?? 0
    return at + 4
  }
  canvas.x = 0
  canvas.y += 1
  return at + 2
}

/** Reads pixels that are not a run, padded to an even number of bytes. @returns where the next code starts. */
function readPixels(canvas: Canvas, { runs, at, isNibbles }: Place): number {
  const count = runs[at + 1] ?? 0
  const first = at + 2
  for (let i = 0; i < count; i++) {
    put(canvas, isNibbles ? nibble(runs[first + (i >> 1)] ?? 0, i) : (runs[first + i] ?? 0))
  }
  const byteLength = isNibbles ? Math.ceil(count / 2) : count
  return first + byteLength + (byteLength % 2)
}

function put(canvas: Canvas, index: number): void {
  if (canvas.x < canvas.width && canvas.y < canvas.height) {
    canvas.indices[canvas.y * canvas.width + canvas.x] = index
  }
  canvas.x++
}

function nibble(byte: number, index: number): number {
  return index % 2 === 0 ? byte >> 4 : byte & 15
}

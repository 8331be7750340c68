/**
 * Run lengths of a Windows bitmap.
 *
 * @see Microsoft, "Bitmap Compression"
 */
import type { BmpHeader } from './header.ts'

/**
 * Expands a bitmap stored as runs.
 *
 * @param runs - the file from where its pixels begin; where it ends too early the rest is colour 0.
 * @returns one palette index for each pixel, in the order of the file's rows.
 */
export function expandRuns(header: BmpHeader, runs: Uint8Array): Uint8Array {
  const { width, height } = header
  const canvas = { width, height, x: 0, y: 0, indices: new Uint8Array(width * height) }
  const isNibbles = header.compression === 'rle4'
  let at = 0
  while (at + 1 < runs.length && canvas.y < height) {
    at =
      runs[at] === 0 ? obey(canvas, { runs, at, isNibbles }) : run(canvas, { runs, at, isNibbles })
  }
  return canvas.indices
}

/** Where the next pixel goes. */
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

/** Orders after a zero; 0 is the end of a row, and what is above them a count of pixels. */
const END_OF_PICTURE = 1
const JUMP = 2

/** A count and the value to repeat. */
function run(canvas: Canvas, { runs, at, isNibbles }: Place): number {
  const value = runs[at + 1] ?? 0
  for (let i = 0; i < (runs[at] ?? 0); i++) put(canvas, isNibbles ? nibble(value, i) : value)
  return at + 2
}

/** A zero and an order, or how many pixels follow that are no run. */
function obey(canvas: Canvas, place: Place): number {
  const { runs, at } = place
  const order = runs[at + 1] ?? 0
  if (order === END_OF_PICTURE) return runs.length
  if (order > JUMP) return copy(canvas, place)
  const isJump = order === JUMP
  canvas.x = isJump ? canvas.x + (runs[at + 2] ?? 0) : 0
  canvas.y += isJump ? (runs[at + 3] ?? 0) : 1
  return isJump ? at + 4 : at + 2
}

/** Pixels that are no run; they fill up to an even number of bytes. */
function copy(canvas: Canvas, { runs, at, isNibbles }: Place): number {
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

/**
 * Where bits are hidden: in three frequencies of each 8x8 block of a square grid of lightness. The
 * grid has the same size for every picture, so that a mark survives scaling.
 */

/** Lightness from 0 to 255, row by row, of a square whose edge is a multiple of 8. */
export interface Grid {
  readonly edge: number
  readonly values: Float32Array
}

/** Frequencies that survive compression and are hard to see. */
const FREQUENCIES = [
  [1, 2],
  [2, 1],
  [2, 2],
] as const

/** Returns how many bits a grid can hold. */
export function placesOf(edge: number): number {
  return (edge / 8) ** 2 * FREQUENCIES.length
}

/**
 * Hides bits by moving each frequency to the nearest multiple of a step, or half-way between two.
 *
 * @param bits - 0 or 1 for each place.
 * @param step - a larger one survives more and is more visible.
 * @returns the change to add to the grid.
 */
export function hideBits(grid: Grid, { bits, step }: { bits: Uint8Array; step: number }): Grid {
  const change = new Float32Array(grid.values.length)
  for (const { place, start, wave } of placesIn(grid.edge)) {
    const offset = (bits[place] ?? 0) * (step / 2)
    const value = project(grid, start, wave)
    addWave(change, {
      start,
      edge: grid.edge,
      wave,
      amount: Math.round((value - offset) / step) * step + offset - value,
    })
  }
  return { edge: grid.edge, values: change }
}

/**
 * Reads the bit of each place, with its certainty.
 *
 * @returns from 1, certainly a 0, to -1, certainly a 1.
 */
export function readBits(grid: Grid, step: number): Float32Array {
  const votes = new Float32Array(placesOf(grid.edge))
  for (const { place, start, wave } of placesIn(grid.edge)) {
    votes[place] = Math.cos((2 * Math.PI * project(grid, start, wave)) / step)
  }
  return votes
}

interface Place {
  readonly place: number
  /** Index of the block's first value in the grid. */
  readonly start: number
  /** The 64 values of the frequency's wave. */
  readonly wave: Float32Array
}

function* placesIn(edge: number): Generator<Place> {
  const waves = FREQUENCIES.map(([across, down]) => waveOf(across, down))
  let place = 0
  for (let y = 0; y < edge; y += 8) {
    for (let x = 0; x < edge; x += 8) {
      for (const wave of waves) yield { place: place++, start: y * edge + x, wave }
    }
  }
}

/** One wave of the discrete cosine transform, of length 1; not for frequency 0. */
function waveOf(across: number, down: number): Float32Array {
  const cosine = (frequency: number, at: number) =>
    Math.cos(((2 * at + 1) * frequency * Math.PI) / 16) / 2
  return Float32Array.from(
    { length: 64 },
    (_, index) => cosine(across, index % 8) * cosine(down, index >> 3),
  )
}

function project({ values, edge }: Grid, start: number, wave: Float32Array): number {
  let sum = 0
  for (let index = 0; index < 64; index++) {
    sum += (values[start + (index >> 3) * edge + (index % 8)] ?? 0) * (wave[index] ?? 0)
  }
  return sum
}

interface Addition {
  readonly start: number
  readonly edge: number
  readonly wave: Float32Array
  readonly amount: number
}

function addWave(values: Float32Array, { start, edge, wave, amount }: Addition): void {
  for (let index = 0; index < 64; index++) {
    const at = start + (index >> 3) * edge + (index % 8)
    values[at] = (values[at] ?? 0) + amount * (wave[index] ?? 0)
  }
}

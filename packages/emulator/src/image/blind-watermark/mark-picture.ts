/**
 * Hides a text in a picture and finds it again. The method is the emulator's own: the service cannot
 * read these marks, nor the emulator the service's. Cutting the picture destroys them.
 */
import { type Drawing, openPicture, type Picture, rawPicture, readPixels } from '../picture.ts'
import type { RawPixels } from '../raw-pixels.ts'
import { type Grid, hideBits, placesOf, readBits } from './coefficients.ts'
import { gatherText, placesFor, spreadText } from './payload.ts'

/** How robust a mark is, and how visible. */
export type Strength = 'low' | 'medium' | 'high'

/** Steps of the frequencies; chosen by trial on photographs. */
const STEPS: Readonly<Record<Strength, number>> = { low: 20, medium: 32, high: 48 }
/** Edges of the grids; the larger one is for long texts and less robust. */
const EDGES = [256, 512] as const

/** What {@link hideText} needs. */
export interface HideOptions {
  readonly text: string
  readonly strength: Strength
  readonly drawing: Drawing
}

/** Hides a text; returns the pixels with the mark. */
export async function hideText(picture: Picture, options: HideOptions): Promise<Picture> {
  const { text, strength, drawing } = options
  const edge = EDGES.find((candidate) => placesOf(candidate) >= placesFor(text)) ?? EDGES[1]
  const pixels = await readPixels(picture, drawing)
  const grid = await readGrid(rawPicture(pixels), { edge, drawing })
  const bits = spreadText(text, placesOf(edge))
  return rawPicture(addGrid(pixels, hideBits(grid, { bits, step: STEPS[strength] })))
}

/** Finds a hidden text; `undefined` when there is none, or none of this strength. */
export async function findText(
  picture: Picture,
  { strength, drawing }: { readonly strength: Strength; readonly drawing: Drawing },
): Promise<string | undefined> {
  for (const edge of EDGES) {
    const grid = await readGrid(picture, { edge, drawing })
    const text = gatherText(readBits(grid, STEPS[strength]))
    if (text !== undefined) return text
  }
  return undefined
}

async function readGrid(
  picture: Picture,
  { edge, drawing }: { readonly edge: number; readonly drawing: Drawing },
): Promise<Grid> {
  const pipeline = await openPicture(picture, drawing)
  const small = { width: edge, height: edge }
  const { data, channels } = await readPixels(
    {
      size: small,
      hasAlpha: picture.hasAlpha,
      pixels: { kind: 'drawn', pipeline: pipeline.resize(edge, edge, { fit: 'fill' }) },
    },
    drawing,
  )
  const values = Float32Array.from({ length: edge * edge }, (_, index) => {
    const at = index * channels
    return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
  })
  return { edge, values }
}

/** Scales a change to the size of the picture and adds it to all colours, so that only lightness changes. */
function addGrid(pixels: RawPixels, change: Grid): RawPixels {
  const { width, height, channels } = pixels
  const data = Uint8ClampedArray.from(pixels.data)
  const columns = Array.from({ length: width }, (_, x) => between(x, width, change.edge))
  const row = new Float32Array(change.edge)
  for (let y = 0; y < height; y++) {
    mixRows(row, change, between(y, height, change.edge))
    let at = y * width * channels
    for (const { before, after, share } of columns) {
      const amount = (row[before] ?? 0) * (1 - share) + (row[after] ?? 0) * share
      for (let channel = 0; channel < 3; channel++) {
        data[at + channel] = (data[at + channel] ?? 0) + amount
      }
      at += channels
    }
  }
  return { ...pixels, data: new Uint8Array(data.buffer) }
}

/** The two values of the grid between which a pixel lies, and how near it is to the second. */
interface Between {
  readonly before: number
  readonly after: number
  readonly share: number
}

function between(pixel: number, pixels: number, edge: number): Between {
  const at = Math.min(edge - 1, Math.max(0, ((pixel + 0.5) * edge) / pixels - 0.5))
  const before = Math.floor(at)
  return { before, after: Math.min(edge - 1, before + 1), share: at - before }
}

function mixRows(
  row: Float32Array,
  { edge, values }: Grid,
  { before, after, share }: Between,
): void {
  for (let x = 0; x < edge; x++) {
    const upper = values[before * edge + x] ?? 0
    const lower = values[after * edge + x] ?? 0
    row[x] = upper * (1 - share) + lower * share
  }
}

/**
 * Outlines of TrueType glyphs.
 *
 * @see OpenType 1.9, "glyf", "loca"
 */

/** A closed line: points on it, and points that bend it. */
export type Contour = readonly OutlinePoint[]

/** A point of a {@link Contour}. */
export interface OutlinePoint {
  readonly x: number
  readonly y: number
  /** On the line; otherwise the control point of a quadratic curve. */
  readonly isOnCurve: boolean
}

/** The tables that hold the outlines. */
export interface GlyphTables {
  readonly loca: DataView
  readonly glyf: DataView
  readonly isLong: boolean
}

/** Glyphs may be put together from others; a font that nests deeper than this is broken. */
const MAX_DEPTH = 4

/** Gives the closed lines around a glyph. */
export function readOutline(tables: GlyphTables, glyph: number, depth = 0): readonly Contour[] {
  const { loca, glyf, isLong } = tables
  const start = isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph)
  const end = isLong ? loca.getUint32(4 * glyph + 4) : 2 * loca.getUint16(2 * glyph + 2)
  if (start === end) return []
  const view = new DataView(glyf.buffer, glyf.byteOffset + start, end - start)
  const contours = view.getInt16(0)
  if (contours >= 0) return readContours(view, contours)
  if (depth >= MAX_DEPTH) return []
  return readParts(view).flatMap((part) =>
    readOutline(tables, part.glyph, depth + 1).map((contour) =>
      contour.map((point) => ({ ...point, x: point.x + part.x, y: point.y + part.y })),
    ),
  )
}

const PART_WORDS = 0x01
const PART_SCALED = 0x08 | 0x40 | 0x80
const PART_MORE = 0x20

interface Part {
  readonly glyph: number
  readonly x: number
  readonly y: number
}

/** The glyphs that a glyph is made of, with where they go. Ours are never scaled. */
function readParts(view: DataView): Part[] {
  const parts: Part[] = []
  let at = 10
  let flags = PART_MORE
  while (flags & PART_MORE) {
    flags = view.getUint16(at)
    if (flags & PART_SCALED) throw new TypeError('expected glyphs that are put together unscaled')
    const isWords = (flags & PART_WORDS) !== 0
    parts.push({ glyph: view.getUint16(at + 2), ...readOffset(view, at + 4, isWords) })
    at += isWords ? 8 : 6
  }
  return parts
}

function readOffset(view: DataView, at: number, isWords: boolean): { x: number; y: number } {
  return isWords
    ? { x: view.getInt16(at), y: view.getInt16(at + 2) }
    : { x: view.getInt8(at), y: view.getInt8(at + 1) }
}

const ON_CURVE = 0x01
const REPEATED = 0x08
/** Short and signed flags of each axis. */
const X_FLAGS = { short: 0x02, same: 0x10 } as const
const Y_FLAGS = { short: 0x04, same: 0x20 } as const

function readContours(view: DataView, count: number): readonly Contour[] {
  const ends = Array.from({ length: count }, (_, index) => view.getUint16(10 + 2 * index))
  const total = (ends.at(-1) ?? -1) + 1
  const instructions = 10 + 2 * count
  const flags = readFlags(view, instructions + 2 + view.getUint16(instructions), total)
  const xs = readCoordinates(view, flags.end, { flags: flags.values, axis: X_FLAGS })
  const ys = readCoordinates(view, xs.end, { flags: flags.values, axis: Y_FLAGS })
  const points = flags.values.map((flag, index) => ({
    x: xs.values[index] ?? 0,
    y: ys.values[index] ?? 0,
    isOnCurve: (flag & ON_CURVE) !== 0,
  }))
  return ends.map((end, index) =>
    points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1),
  )
}

interface Read {
  readonly values: number[]
  /** Where the next part of the glyph begins. */
  readonly end: number
}

function readFlags(view: DataView, start: number, total: number): Read {
  const values: number[] = []
  let at = start
  while (values.length < total) {
    const flag = view.getUint8(at++)
    const repeats = flag & REPEATED ? view.getUint8(at++) : 0
    for (let i = 0; i <= repeats; i++) values.push(flag)
  }
  return { values, end: at }
}

/** Coordinates are differences of one byte with a sign of its own, of two bytes, or nothing. */
function readCoordinates(
  view: DataView,
  start: number,
  { flags, axis }: { flags: readonly number[]; axis: { short: number; same: number } },
): Read {
  let at = start
  let value = 0
  const values = flags.map((flag) => {
    const isSame = (flag & axis.same) !== 0
    if (flag & axis.short) value += isSame ? view.getUint8(at++) : -view.getUint8(at++)
    else if (!isSame) {
      value += view.getInt16(at)
      at += 2
    }
    return value
  })
  return { values, end: at }
}

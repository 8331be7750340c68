/**
 * Reads the outlines of a TrueType font. Text is filled as outlines and never handed to a font
 * engine, so that it looks the same on every machine and needs no installed font.
 *
 * @see OpenType 1.9, "cmap", "head", "hhea", "hmtx"
 */

import { type Contour, readOutline } from './outline.ts'

/** A font, ready to give outlines; measures are in font units, y pointing up. */
export interface Font {
  readonly unitsPerEm: number
  /** From the baseline to the top of a line. */
  readonly ascent: number
  /** From the baseline to the bottom of a line, positive. */
  readonly descent: number
  /** Gives the glyph of a character, by its code point; `undefined` when the font has none. */
  readonly glyphOf: (codePoint: number) => number | undefined
  /** Gives how far a glyph moves the pen. */
  readonly advanceOf: (glyph: number) => number
  /** Gives the closed lines around a glyph. */
  readonly outlineOf: (glyph: number) => readonly Contour[]
}

/**
 * Opens a TrueType font with a Unicode character map of format 4 and long or short offsets.
 *
 * @throws {TypeError} when a table is missing: the file is ours, so that is a broken installation.
 */
export function readFont(bytes: Uint8Array): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = readTables(view)
  const table = (tag: string): DataView => {
    const found = tables.get(tag)
    if (found === undefined) throw new TypeError(`expected a TrueType font with a table ${tag}`)
    return found
  }
  const head = table('head')
  const hhea = table('hhea')
  const glyphs = { loca: table('loca'), glyf: table('glyf'), isLong: head.getInt16(50) === 1 }
  return {
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: -hhea.getInt16(6),
    glyphOf: readCharacterMap(table('cmap')),
    advanceOf: readAdvances(table('hmtx'), hhea.getUint16(34)),
    outlineOf: (glyph) => readOutline(glyphs, glyph),
  }
}

function readTables(view: DataView): ReadonlyMap<string, DataView> {
  const tables = new Map<string, DataView>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + 16 * index
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)))
    const start = view.byteOffset + view.getUint32(at + 8)
    tables.set(tag, new DataView(view.buffer, start, view.getUint32(at + 12)))
  }
  return tables
}

/** Format 4: ranges of characters, each with a distance to its glyphs or a list of them. */
function readCharacterMap(cmap: DataView): Font['glyphOf'] {
  const start = cmap.getUint32(8)
  if (cmap.getUint16(start) !== 4) throw new TypeError('expected a character map of format 4')
  const doubled = cmap.getUint16(start + 6)
  const glyphs = new Map<number, number>()
  for (let at = start + 14; at < start + 14 + doubled; at += 2) {
    const fields = [0, 1, 2, 3].map((field) => at + field * doubled + (field === 0 ? 0 : 2))
    for (const [code, glyph] of readRange(cmap, fields)) glyphs.set(code, glyph)
  }
  return (codePoint) => glyphs.get(codePoint)
}

/** One range, from the places of its end, start, distance and list. */
function readRange(cmap: DataView, fields: readonly number[]): [code: number, glyph: number][] {
  const [end = 0, first = 0, delta = 0] = fields.map((at) => cmap.getUint16(at))
  const listAt = fields[3] ?? 0
  const list = cmap.getUint16(listAt)
  // The last range ends at 0xFFFF, which is no character.
  return Array.from({ length: Math.min(end, 0xfffe) - first + 1 }, (_, index) => {
    const listed = list === 0 ? first + index : cmap.getUint16(listAt + list + 2 * index)
    return [first + index, listed === 0 ? 0 : (listed + delta) & 0xffff] as [number, number]
  }).filter(([, glyph]) => glyph !== 0)
}

/** The last advance holds for all the glyphs that follow. */
function readAdvances(hmtx: DataView, count: number): Font['advanceOf'] {
  return (glyph) => hmtx.getUint16(4 * Math.min(glyph, count - 1))
}

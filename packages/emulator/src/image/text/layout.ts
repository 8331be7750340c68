/** One line of text → the outline of its letters, as an SVG path. */

import type { Font } from './font.ts'
import type { Contour, OutlinePoint } from './outline.ts'

/** A line of text, ready to be filled. */
export interface TextLine {
  /** SVG path data in pixels; the top left corner of the line's box is 0,0. */
  readonly path: string
  /** Pixels, the advance of all letters together. */
  readonly width: number
  /** Pixels, from the font's ascent to its descent, whatever the letters are. */
  readonly height: number
}

/**
 * Sets a line of text.
 *
 * The box of the line does not depend on which letters it holds, so that `a` and `g` stand on the
 * same baseline wherever a text is placed.
 *
 * @param sizePx - height of the font's em square in pixels.
 * @returns the line; characters that the font does not have are left out, see {@link findMissing}.
 */
export function layOutLine(font: Font, text: string, sizePx: number): TextLine {
  const scale = sizePx / font.unitsPerEm
  const paths: string[] = []
  let pen = 0
  for (const character of text) {
    const glyph = font.glyphOf(character.codePointAt(0) ?? 0)
    if (glyph === undefined) continue
    const place: Place = (point) => ({
      ...point,
      x: (pen + point.x) * scale,
      y: (font.ascent - point.y) * scale,
    })
    for (const contour of font.outlineOf(glyph)) paths.push(pathOf(contour.map(place)))
    pen += font.advanceOf(glyph)
  }
  return {
    path: paths.join(''),
    width: Math.max(1, Math.ceil(pen * scale)),
    height: Math.max(1, Math.ceil((font.ascent + font.descent) * scale)),
  }
}

/** Lists the characters of a text that a font cannot draw, each once. */
export function findMissing(font: Font, text: string): readonly string[] {
  const characters = [...new Set(text)]
  return characters.filter((character) => font.glyphOf(character.codePointAt(0) ?? 0) === undefined)
}

type Place = (point: OutlinePoint) => OutlinePoint

/** Between two control points stands an unwritten point of the line, half-way. */
function pathOf(contour: Contour): string {
  const points = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length]
    return next && !point.isOnCurve && !next.isOnCurve ? [point, middle(point, next)] : [point]
  })
  const first = points.findIndex((point) => point.isOnCurve)
  if (first < 0) return ''
  const turned = [...points.slice(first), ...points.slice(0, first + 1)]
  return `${turned.map((point, index) => command(point, turned[index - 1])).join('')}Z`
}

function middle(one: OutlinePoint, other: OutlinePoint): OutlinePoint {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, isOnCurve: true }
}

function command({ x, y, isOnCurve }: OutlinePoint, before: OutlinePoint | undefined): string {
  const place = `${round(x)} ${round(y)}`
  if (before === undefined) return `M${place}`
  if (!isOnCurve) return `Q${place}`
  return before.isOnCurve ? `L${place}` : ` ${place}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

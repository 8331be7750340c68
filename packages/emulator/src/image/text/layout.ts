/**
 * One line of text → the outline of its letters, as an SVG path. Text is filled as outlines and never
 * passed to the font engine of the machine, so that it looks the same everywhere.
 */
import type { Font, PathCommand } from 'opentype.js'

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
 * Lays out a line of text.
 *
 * The height of the box does not depend on the letters, so that `a` and `g` stand on the same baseline
 * wherever a text is placed.
 *
 * @param sizePx - height of the font's em square in pixels.
 * @returns the line without the characters that the font does not have, see {@link findMissing}.
 */
export function layOutLine(font: Font, text: string, sizePx: number): TextLine {
  const scale = sizePx / font.unitsPerEm
  const baseline = font.ascender * scale
  const paths: string[] = []
  let advance = 0
  for (const character of text) {
    if (!hasCharacter(font, character)) continue
    const glyph = font.charToGlyph(character)
    const { commands } = glyph.getPath(advance * scale, baseline, sizePx)
    paths.push(...commands.map(pathText))
    advance += glyph.advanceWidth ?? 0
  }
  return {
    path: paths.join(''),
    width: Math.max(1, Math.ceil(advance * scale)),
    height: Math.max(1, Math.ceil((font.ascender - font.descender) * scale)),
  }
}

/** Lists the characters of a text that a font cannot draw, each once. */
export function findMissing(font: Font, text: string): readonly string[] {
  return [...new Set(text)].filter((character) => !hasCharacter(font, character))
}

/** Glyph 0 stands for a character that the font does not have. */
function hasCharacter(font: Font, character: string): boolean {
  return font.charToGlyphIndex(character) !== 0
}

/** The library's own `toPathData` writes `NaN` for a coordinate just above a whole number. */
function pathText(command: PathCommand): string {
  switch (command.type) {
    case 'Z':
      return 'Z'
    case 'M':
    case 'L':
      return command.type + points(command.x, command.y)
    case 'Q':
      return `Q${points(command.x1, command.y1, command.x, command.y)}`
    case 'C':
      return `C${points(command.x1, command.y1, command.x2, command.y2, command.x, command.y)}`
  }
}

/** Hundredths of a pixel. */
function points(...coordinates: readonly number[]): string {
  return coordinates.map((value) => Math.round(value * 100) / 100).join(' ')
}

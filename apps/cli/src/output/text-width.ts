/**
 * How many columns of a terminal a text takes. Exact for Latin, CJK and single-character emoji; in
 * the executable it also stands in for the `string-width` package, whose tables are built when it is
 * imported and cost a quarter of the start-up time.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const escapeSequence = /\u001b\[[0-9;]*[A-Za-z]/g
const zeroWidth = /^[\p{M}\p{Cc}\p{Cf}\p{Cs}]$/u
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u
const plainAscii = /^[\u0020-\u007e]*$/

/**
 * Measures a text as a terminal shows it; colour sequences take no columns.
 *
 * @returns columns, 0 or more.
 */
export function textWidth(text: string): number {
  const shown = text.includes('\u001b') ? text.replace(escapeSequence, '') : text
  if (plainAscii.test(shown)) return shown.length
  let columns = 0
  for (const character of shown) columns += characterWidth(character)
  return columns
}

function characterWidth(character: string): number {
  if (zeroWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

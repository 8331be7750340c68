/** Code that a person takes away: what goes in, and the small parts that the languages share. */
import type { Reading } from '../style/reading.ts'

/** What a snippet is written for. */
export interface SnippetInput {
  readonly reading: Reading
  readonly region: string
  readonly bucket: string
  readonly key: string
  /** Where the result is saved. */
  readonly target: { readonly bucket: string; readonly key: string }
  /** Width of the source picture, when it is known. */
  readonly sourceWidth?: number | undefined
}

/** Writes a text as a literal of JavaScript and Python, in single quotes. */
export function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')
  return `'${escaped}'`
}

/** Writes a text as one word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

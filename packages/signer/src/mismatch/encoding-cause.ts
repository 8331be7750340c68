/** Two spellings of one text → the encoding that went wrong between them. */
import { type Cause, cause } from './cause.ts'

/** Finds a slip in encoding that explains the difference; none is the empty list. */
export function encodingCause(what: string, ours: string, theirs: string): Cause[] {
  const blank = (text: string) => text.replaceAll('%2B', '%20')
  if (blank(ours) === blank(theirs)) {
    return cause(
      'PLUS_AND_BLANK',
      `In ${what} a "+" became a blank, or a blank a "+": write "+" as %2B and a blank as %20.`,
    )
  }
  const once = (text: string) => text.replaceAll('%25', '%')
  if (once(ours) === theirs || once(theirs) === ours) {
    return cause(
      'ENCODED_TWICE',
      `In ${what} a percent sign was encoded twice on one side: give keys and parameters unencoded, and send the URL as it was signed.`,
    )
  }
  if (compose(ours) === compose(theirs)) {
    return cause(
      'UNICODE_NORMALISED',
      `In ${what} letters with accents are composed on one side and decomposed on the other: those are different keys.`,
    )
  }
  return []
}

/** Decodes a text, unless it cannot be decoded, and composes its letters. */
function compose(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC')
  } catch {
    return text.normalize('NFC')
  }
}

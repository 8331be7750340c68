/** Recognises what people paste in place of a style: an address, its query, an encoded text. */
import { imageTables } from '../actions/image-registry.ts'

/** One way in which a whole text can differ from the style that is meant. */
interface Form {
  /** Completes "it looks like …". */
  readonly looksLike: string
  /** Returns the text without this difference; the text itself when it does not have it. */
  readonly correct: (text: string) => string
}

/** In the order in which they are undone. */
const FORMS: readonly Form[] = [
  { looksLike: 'text in quotation marks', correct: withoutQuotes },
  { looksLike: 'an address with a style in it', correct: styleOfAddress },
  { looksLike: 'a percent-encoded style', correct: decodePercents },
  { looksLike: 'a style with full-width characters', correct: narrow },
  { looksLike: 'a style with blanks around its parts', correct: withoutBlanks },
  { looksLike: 'a style with the rest of an address behind it', correct: withoutRest },
  { looksLike: 'a style without its family', correct: withFamily },
]

/** A text without the differences that were recognised. */
export interface Unwrapped {
  readonly text: string
  /** The words of each difference. */
  readonly looksLike: readonly string[]
}

/** Undoes what surrounds or encodes a style. The result need not be a style. */
export function unwrapPasted(pasted: string): Unwrapped {
  let text = pasted
  const looksLike: string[] = []
  for (const form of FORMS) {
    const corrected = form.correct(text)
    if (corrected !== text) looksLike.push(form.looksLike)
    text = corrected
  }
  return { text, looksLike }
}

function withoutQuotes(text: string): string {
  return /^\s*(["'`])(.*)\1\s*$/s.exec(text)?.[2] ?? text
}

/** The value of `x-oss-process`, of an address, of a query alone, or of a parameter alone. */
function styleOfAddress(text: string): string {
  const isAddress = /^\s*([?&]|x-oss-|https?:|\/\/)/i.test(text)
  const value = /(?:^\s*|[?&])x-oss-(?:async-)?process=([^&#\s]*)/i.exec(text)?.[1]
  return isAddress && value ? decodePercents(value) : text
}

/** Decodes until nothing is encoded, as a text may be copied from an address in an address. */
function decodePercents(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text
  try {
    return decodePercents(decodeURIComponent(text))
  } catch {
    return text
  }
}

/** Replaces full-width forms (U+FF01 to U+FF5E), and what an input method writes for a comma or blank. */
function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('、', ',')
    .replaceAll('\u3000', ' ')
}

function withoutBlanks(text: string): string {
  return text.trim().replace(/\s*([/,|])\s*/g, '$1')
}

/** Cuts a fragment and further parameters. The `#` of `color_#FF0000` begins no fragment. */
function withoutRest(text: string): string {
  return text.replace(/(?<!_)[#?&].*$/s, '')
}

function withFamily(text: string): string {
  const bare = text.replace(/^\/+/, '')
  const name = /^[\w-]*/.exec(bare)?.[0].toLowerCase() ?? ''
  return Object.hasOwn(imageTables, name) ? `image/${bare}` : bare
}

/**
 * Percent-encoding as the canonical request wants it, and back.
 *
 * Unreserved are `A-Z a-z 0-9 - . _ ~`; every other byte of the UTF-8 form becomes `%XX`, upper
 * case. `encodeURIComponent` leaves five characters more alone.
 *
 * @see recommend-to-use-signature-version-4, "Canonical URI" and "Canonical query string"
 */
import { misuse, type SignerErrorCode, show } from './errors.ts'

/**
 * Encodes a query name or value; `/` is encoded too.
 *
 * @throws {URIError} for a lone surrogate, which has no UTF-8 form.
 */
export function percentEncode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text
  return encodeURIComponent(text).replace(/[!'()*]/g, encodeByte)
}

/**
 * Encodes an object key; `/` stays, and nothing is normalised: `.`, `..` and `//` are kept.
 *
 * @throws {URIError} for a lone surrogate.
 */
export function percentEncodeKey(key: string): string {
  return /^[\w./~-]*$/.test(key) ? key : percentEncode(key).replaceAll('%2F', '/')
}

/**
 * Encodes what a caller gave.
 *
 * @throws {SignerError} with the code, unless it is text without lone surrogates.
 */
export function encodeGiven(
  text: unknown,
  encode: (text: string) => string,
  [code, expected]: readonly [SignerErrorCode, expected: string],
): string {
  try {
    if (typeof text === 'string') return encode(text)
  } catch {}
  throw misuse(code, expected, show(text))
}

/**
 * Decodes a path or a query part as it came over the wire, characters from U+0080 to U+00FF standing
 * for bytes; `undefined` for a broken `%` sequence or bytes that are not UTF-8.
 */
export function percentDecode(text: string): string | undefined {
  if (/^[\x20-\x24\x26-\x7e]*$/.test(text)) return text
  try {
    return decodeURIComponent(text.replace(/[\x80-\xff]/g, encodeByte))
  } catch {
    return undefined
  }
}

function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

/**
 * Percent-encoding as the canonical request wants it, and back.
 *
 * Unreserved are `A-Z a-z 0-9 - . _ ~`; every other byte of the UTF-8 form becomes `%XX`, upper
 * case. `encodeURIComponent` leaves five characters more alone.
 *
 * @see recommend-to-use-signature-version-4, "Canonical URI" and "Canonical query string"
 */

const UNRESERVED = /^[\w.~-]*$/
const UNRESERVED_OR_SLASH = /^[\w./~-]*$/

/**
 * Encodes a query name or value; `/` is encoded too.
 *
 * @throws {URIError} for a lone surrogate, which has no UTF-8 form.
 */
export function percentEncode(text: string): string {
  return UNRESERVED.test(text) ? text : encodeURIComponent(text).replace(/[!'()*]/g, encodeByte)
}

/**
 * Encodes an object key; `/` stays, and nothing is normalised: `.`, `..` and `//` are kept.
 *
 * @throws {URIError} for a lone surrogate.
 */
export function percentEncodeKey(key: string): string {
  return UNRESERVED_OR_SLASH.test(key) ? key : percentEncode(key).replace(/%2F/g, '/')
}

/** Encodes what a caller gave; `undefined` unless it is text without lone surrogates. */
export function encodeGiven(text: unknown, encode: (text: string) => string): string | undefined {
  try {
    return typeof text === 'string' ? encode(text) : undefined
  } catch {
    return undefined
  }
}

/** Visible ASCII and blanks without `%`. */
const DECODED = /^[\x20-\x24\x26-\x7e]*$/

/**
 * Decodes a path or a query part as it came over the wire, characters from U+0080 to U+00FF standing
 * for bytes.
 *
 * @throws {URIError} for a broken `%` sequence or bytes that are not UTF-8.
 */
export function percentDecode(text: string): string {
  return DECODED.test(text) ? text : decodeURIComponent(text.replace(/[\x80-\xff]/g, encodeByte))
}

function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

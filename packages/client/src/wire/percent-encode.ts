/**
 * Percent-encoding of keys and query parts as the service counts them.
 *
 * Targets are built here as text and never through `URL`, which would collapse `.` and `..` segments
 * and so ask for another key.
 *
 * @see "Signature version 4", canonical URI and canonical query string
 */

const UNRESERVED = /^[A-Za-z0-9\-._~]*$/
const UNRESERVED_OR_SLASH = /^[A-Za-z0-9\-._~/]*$/

/**
 * Encodes one query name or value.
 *
 * @throws {URIError} when `text` holds a lone surrogate, which no UTF-8 has.
 */
export function percentEncode(text: string): string {
  if (UNRESERVED.test(text)) return text
  return encodeURIComponent(text).replace(/[!'()*]/g, encodeCharacter)
}

/**
 * Encodes a key, keeping each `/` and each dot segment as it is.
 *
 * @throws {URIError} when `key` holds a lone surrogate.
 */
export function percentEncodeKey(key: string): string {
  if (UNRESERVED_OR_SLASH.test(key)) return key
  return percentEncode(key).replaceAll('%2F', '/')
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

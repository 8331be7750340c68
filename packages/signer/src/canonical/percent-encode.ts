/**
 * Percent-encoding as the canonical request wants it, and back.
 *
 * Unreserved are `A-Z a-z 0-9 - . _ ~`; every other byte of the UTF-8 form becomes `%XX`, upper
 * case. `encodeURIComponent` leaves five characters more alone.
 *
 * @see recommend-to-use-signature-version-4, "Canonical URI" and "Canonical query string"
 */

import { unlessDecoded, unlessUnreserved, unlessUnreservedKey } from '#shortcuts'

/** Encodes a query name or value, well-formed text; `/` is encoded too. */
export const percentEncode: (text: string) => string = /* @__PURE__ */ unlessUnreserved((text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, encodeByte),
)

/** Encodes an object key, well-formed text; `/` stays, and nothing is normalised: `.`, `..` and `//` are kept. */
export const percentEncodeKey: (key: string) => string = /* @__PURE__ */ unlessUnreservedKey(
  (key) => percentEncode(key).replace(/%2F/g, '/'),
)

/**
 * Decodes a path or a query part as it came over the wire, characters from U+0080 to U+00FF standing
 * for bytes.
 *
 * @throws {URIError} for a broken `%` sequence or bytes that are not UTF-8.
 */
export const percentDecode: (text: string) => string = /* @__PURE__ */ unlessDecoded((text) =>
  decodeURIComponent(text.replace(/[^!-~]/g, encodeByte)),
)

const encodeByte = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** Base64 of UTF-8 text: both alphabets, with or without padding, written and read. */

/** How a value is written; the service reads all four forms (SDK sources, see the README). */
export interface Base64Form {
  /** `url` has `-` and `_`, `standard` has `+` and `/`. @default 'url' */
  readonly base64?: 'url' | 'standard' | undefined
  /** Whether trailing `=` are kept. @default false */
  readonly padding?: boolean | undefined
}

const ASCII = /^[\0-\x7f]*$/

/**
 * Encodes the UTF-8 bytes of a text.
 *
 * @param text - well-formed Unicode; a lone surrogate would become U+FFFD, so callers refuse it.
 */
export function encodeBase64(text: string, form: Base64Form): string {
  const padded = btoa(ASCII.test(text) ? text : binaryOf(text))
  const full = form.base64 === 'standard' ? padded : toUrlAlphabet(padded)
  return form.padding ? full : withoutPadding(full)
}

/**
 * Decodes a text in either alphabet, with or without padding.
 *
 * @returns `undefined` when the characters are not Base64, or their bytes are not UTF-8.
 */
export function decodeBase64(encoded: string): string | undefined {
  const body = withoutPadding(encoded).replaceAll('-', '+').replaceAll('_', '/')
  if (!/^[A-Za-z0-9+/]*$/.test(body) || encoded.length - body.length > 2) return undefined
  try {
    const binary = atob(body)
    if (ASCII.test(binary)) return binary
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // atob refuses a length of 4n + 1, TextDecoder a malformed sequence: the same verdict here.
    return undefined
  }
}

/** The number of UTF-8 bytes of a text. */
export function byteLengthOf(text: string): number {
  return ASCII.test(text) ? text.length : new TextEncoder().encode(text).length
}

function binaryOf(text: string): string {
  let binary = ''
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte)
  return binary
}

function toUrlAlphabet(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_')
}

function withoutPadding(text: string): string {
  let end = text.length
  while (text[end - 1] === '=') end -= 1
  return text.slice(0, end)
}

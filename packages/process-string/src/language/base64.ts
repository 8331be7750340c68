/** Encodes and decodes Base64 of UTF-8 text, in both alphabets, with or without padding. */

/** How a value is encoded; the service reads all four forms (SDK sources, see the README). */
export interface Base64Form {
  /** `url` has `-` and `_`, `standard` has `+` and `/`. @default 'url' */
  readonly base64?: 'url' | 'standard' | undefined
  /** Whether to keep trailing `=`. @default true */
  readonly padding?: boolean | undefined
}

/**
 * Encodes the UTF-8 bytes of a text.
 *
 * @param text - well-formed; a lone surrogate would become U+FFFD, so callers refuse it.
 * @param form - default: URL-safe without padding, as for most values.
 */
export function encodeBase64(
  text: string,
  { base64, padding = true }: Base64Form = { padding: false },
): string {
  const padded = btoa(toBytes(text))
  const encoded = padding ? padded : padded.replace(/=+$/, '')
  return base64 === 'standard' ? encoded : encoded.replaceAll('+', '-').replaceAll('/', '_')
}

/** The UTF-8 bytes of a text, each as one character. */
export function toBytes(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return bytes
}

/**
 * Decodes a text in either alphabet, with or without padding.
 *
 * @returns `undefined` when the characters are not Base64, or their bytes are not UTF-8.
 */
export function decodeBase64(encoded: string): string | undefined {
  const [, body = ''] = /^([\w+/-]*)={0,2}$/.exec(encoded) ?? []
  if (body === '' && encoded !== '') return undefined
  try {
    const bytes = atob(body.replaceAll('-', '+').replaceAll('_', '/'))
    const codes = Uint8Array.from(bytes, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(codes)
  } catch {
    // atob refuses a length of 4n + 1, TextDecoder a malformed sequence: the same verdict here.
    return undefined
  }
}

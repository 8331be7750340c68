/** Base64 of UTF-8, as the text parameters of the language have it: URL-safe, without padding. */

/** Writes a text as the value of a parameter. */
export function encodeText(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte))
  return btoa(binary.join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/**
 * Reads the value of a text parameter; both alphabets, with or without padding.
 *
 * @returns `undefined` for what is not Base64 of UTF-8.
 */
export function decodeText(value: string): string | undefined {
  try {
    const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Bytes → text. */

/** Making one costs more than decoding a short answer. */
const decoder = /* @__PURE__ */ new TextDecoder()

/** Decodes UTF-8; bytes that are none become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

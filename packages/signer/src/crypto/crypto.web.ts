/** SHA-256 and HMAC-SHA-256 by WebCrypto, for browsers, workers, Deno and Bun. */
import { misuse } from '../errors.ts'

/** A key in the form in which this back end uses it; it cannot be read back. */
export type HmacKey = CryptoKey

const encoder = /* @__PURE__ */ new TextEncoder()

/** Returns the lower-case hex SHA-256 of the text's UTF-8 bytes. */
export async function sha256Hex(text: string): Promise<string> {
  return toHex(await subtle().digest('SHA-256', encoder.encode(text)))
}

/** Turns raw bytes into a key. */
export async function importHmacKey(bytes: Uint8Array<ArrayBuffer>): Promise<HmacKey> {
  return subtle().importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

/** Returns the bytes of the HMAC-SHA-256 of the text's UTF-8 bytes. */
export async function hmac(key: HmacKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await subtle().sign('HMAC', key, encoder.encode(text)))
}

/** Returns the lower-case hex HMAC-SHA-256 of the text's UTF-8 bytes. */
export async function hmacHex(key: HmacKey, text: string): Promise<string> {
  return toHex(await subtle().sign('HMAC', key, encoder.encode(text)))
}

/** Browsers leave `crypto.subtle` out of pages that are served without TLS. */
function subtle(): SubtleCrypto {
  const available: SubtleCrypto | undefined = crypto.subtle
  return available ?? misuse('CRYPTO_UNAVAILABLE', 'https or localhost', 'no crypto.subtle')
}

function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

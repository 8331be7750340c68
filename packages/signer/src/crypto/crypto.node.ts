/** SHA-256 and HMAC-SHA-256 by `node:crypto`; asynchronous as `crypto.web.ts` is. */
import { createHmac, hash } from 'node:crypto'

/** A key in the form in which this back end uses it: its bytes. */
export type HmacKey = Uint8Array

/** Returns the lower-case hex SHA-256 of the text's UTF-8 bytes. */
export async function sha256Hex(text: string): Promise<string> {
  return hash('sha256', text)
}

/** Turns raw bytes into a key. */
export async function importHmacKey(bytes: Uint8Array): Promise<HmacKey> {
  return bytes
}

/** Returns the bytes of the HMAC-SHA-256 of the text's UTF-8 bytes. */
export async function hmac(key: HmacKey, text: string): Promise<Uint8Array> {
  return createHmac('sha256', key).update(text).digest()
}

/** Returns the lower-case hex HMAC-SHA-256 of the text's UTF-8 bytes. */
export async function hmacHex(key: HmacKey, text: string): Promise<string> {
  return createHmac('sha256', key).update(text).digest('hex')
}

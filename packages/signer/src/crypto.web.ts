/** SHA-256 and HMAC by WebCrypto, for browsers, workers, Deno and Bun. */
import { misuse } from './errors.ts'
import type { MaybePromise } from './maybe-promise.ts'

/**
 * A derived key in the form this back end signs with: a `CryptoKey`, under a type that does not ask
 * every user of the declarations for DOM types.
 */
export interface SigningKey {
  readonly type: string
}

const encoder = /* @__PURE__ */ new TextEncoder()

/** Computes the last two stages of a signature over a canonical request, and makes the result of them. */
export async function computeSignature<Result>(
  canonicalRequest: string,
  { beforeHash, signingKey }: { beforeHash: string; signingKey: MaybePromise<SigningKey> },
  use: (stringToSign: string, signature: string) => Result,
): Promise<Result> {
  const stringToSign = beforeHash + (await sha256Hex(canonicalRequest))
  return use(stringToSign, await hmacHex(signingKey, stringToSign))
}

/** Gives the lower-case hex SHA-256 of the text's UTF-8 bytes. */
export async function sha256Hex(text: string): Promise<string> {
  return encodeHex(await subtle().digest('SHA-256', encoder.encode(text)))
}

/** Gives the lower-case hex HMAC-SHA-256 of the text's UTF-8 bytes. */
export async function hmacHex(key: MaybePromise<SigningKey>, text: string): Promise<string> {
  return encodeHex(await hmac(await key, text))
}

/** Turns raw key bytes into a signing key that cannot be read back. */
export function importSigningKey(
  bytes: ArrayBuffer | Uint8Array<ArrayBuffer>,
): Promise<SigningKey> {
  return subtle().importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

/** Derives a signing key: an HMAC over each message in turn, keyed with the result before it. */
export async function deriveSigningKey(
  secret: string,
  messages: readonly string[],
): Promise<SigningKey> {
  let key = await importSigningKey(encoder.encode(secret))
  for (const message of messages) key = await importSigningKey(await hmac(key, message))
  return key
}

function hmac(key: SigningKey, text: string): Promise<ArrayBuffer> {
  // Only importSigningKey makes keys, and what it makes is a CryptoKey.
  return subtle().sign('HMAC', key as CryptoKey, encoder.encode(text))
}

function subtle(): SubtleCrypto {
  // The type says that it is always there; browsers leave it out of pages served without TLS.
  const found = globalThis.crypto?.subtle as SubtleCrypto | undefined
  return found ?? misuse('CRYPTO_UNAVAILABLE', 'a page from https or localhost', 'no crypto.subtle')
}

function encodeHex(buffer: ArrayBuffer): string {
  return new Uint8Array(buffer).reduce((hex, byte) => hex + (byte + 256).toString(16).slice(1), '')
}

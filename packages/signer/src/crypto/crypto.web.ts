/** SHA-256 and HMAC by WebCrypto, for browsers, workers, Deno and Bun. */
import { misuse } from '../errors.ts'
import type { MaybePromise } from '../maybe-promise.ts'

/**
 * A derived key in the form this back end signs with: a `CryptoKey`, under a type that does not ask
 * every user of the declarations for DOM types.
 */
export interface SigningKey {
  readonly type: string
}

const encoder = /* @__PURE__ */ new TextEncoder()

/** Computes the last two stages of a signature over a canonical request, and makes the result of them. */
export const computeSignature = async <Result>(
  canonicalRequest: string,
  beforeHash: string,
  signingKey: MaybePromise<SigningKey>,
  use: (stringToSign: string, signature: string) => Result,
): Promise<Result> => {
  const stringToSign =
    beforeHash + (await encodeHex(subtle().digest('SHA-256', encoder.encode(canonicalRequest))))
  return use(stringToSign, await encodeHex(hmac(signingKey, stringToSign)))
}

/** Gives the lower-case hex HMAC-SHA-256 of the text's UTF-8 bytes. */
export const hmacHex = (key: MaybePromise<SigningKey>, text: string): Promise<string> =>
  encodeHex(hmac(key, text))

/** Turns raw key bytes into a signing key that cannot be read back. */
export const importSigningKey = async (
  bytes: MaybePromise<ArrayBuffer | Uint8Array<ArrayBuffer>>,
): Promise<SigningKey> =>
  subtle().importKey('raw', await bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

/** Derives a signing key: an HMAC over each message in turn, keyed with the result before it. */
export const deriveSigningKey = (
  secret: string,
  messages: readonly string[],
): Promise<SigningKey> => {
  subtle() // a lack of it is told before there are promises that nobody would wait for
  return messages.reduce(
    (key, message) => importSigningKey(hmac(key, message)),
    importSigningKey(encoder.encode(secret)),
  )
}

const hmac = async (key: MaybePromise<SigningKey>, text: string): Promise<ArrayBuffer> => {
  // Only importSigningKey makes keys, and what it makes is a CryptoKey.
  return subtle().sign('HMAC', (await key) as CryptoKey, encoder.encode(text))
}

/** The type says that it is always there; browsers leave it out of pages served without TLS. */
const subtle = (): SubtleCrypto =>
  (crypto.subtle as SubtleCrypto | undefined) ??
  misuse('CRYPTO_UNAVAILABLE', 'https or localhost', 'no crypto.subtle')

const encodeHex = async (buffer: Promise<ArrayBuffer>): Promise<string> =>
  new Uint8Array(await buffer).reduce((hex, byte) => hex + (byte + 256).toString(16).slice(1), '')

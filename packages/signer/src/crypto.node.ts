/**
 * SHA-256 and HMAC by `node:crypto`, synchronous.
 *
 * `crypto.hash` (Node 20.12) costs about a third of `createHash`.
 */
import { createHmac, hash } from 'node:crypto'

/** A derived key in the form this back end signs with. */
export type SigningKey = Uint8Array

/** Computes the last two stages of a signature over a canonical request, and makes the result of them. */
export function computeSignature<Result>(
  canonicalRequest: string,
  { beforeHash, signingKey }: { beforeHash: string; signingKey: SigningKey },
  use: (stringToSign: string, signature: string) => Result,
): Result {
  const stringToSign = beforeHash + sha256Hex(canonicalRequest)
  return use(stringToSign, hmacHex(signingKey, stringToSign))
}

/** Gives the lower-case hex SHA-256 of the text's UTF-8 bytes. */
export function sha256Hex(text: string): string {
  return hash('sha256', text)
}

/** Gives the lower-case hex HMAC-SHA-256 of the text's UTF-8 bytes. */
export function hmacHex(key: SigningKey, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Turns raw key bytes into a signing key. */
export function importSigningKey(bytes: Uint8Array): SigningKey {
  return bytes
}

/** Derives a signing key: an HMAC over each message in turn, keyed with the result before it. */
export function deriveSigningKey(secret: string, messages: readonly string[]): SigningKey {
  let key: string | Uint8Array = secret
  for (const message of messages) key = createHmac('sha256', key).update(message).digest()
  return importSigningKey(key as Uint8Array) // `messages` is never empty
}

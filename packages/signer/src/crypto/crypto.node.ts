/**
 * SHA-256 and HMAC by `node:crypto`, synchronous.
 *
 * `crypto.hash` (Node 20.12) costs about a third of `createHash`, and an HMAC made of two of its calls
 * six tenths of `createHmac`.
 */
import { Buffer } from 'node:buffer'
import { createHmac, hash } from 'node:crypto'

/** Bytes that SHA-256 reads at a time, and that it gives. */
const BLOCK = 64
const DIGEST = 32

/** Most characters of a text that the blocks are used for; a string to sign has less than 200. */
const LONGEST = 400

/**
 * A derived key in the form this back end signs with: the two blocks that HMAC hashes before a text
 * and before that hash, each with room behind it. The room is written anew for each signature.
 *
 * @see RFC 2104, section 2
 */
export interface SigningKey {
  readonly bytes: Uint8Array
  readonly inner: WritableBytes
  readonly outer: WritableBytes
  /** The inner block with a text of the length of the latest one. */
  written: Uint8Array
}

/** A `Buffer`, under a type that does not ask every user of the declarations for Node's. */
interface WritableBytes extends Uint8Array {
  write(text: string, offset: number, encoding?: 'hex'): number
}

/** Computes the last two stages of a signature over a canonical request, and makes the result of them. */
export function computeSignature<Result>(
  canonicalRequest: string,
  beforeHash: string,
  signingKey: SigningKey,
  use: (stringToSign: string, signature: string) => Result,
): Result {
  const stringToSign = beforeHash + hash('sha256', canonicalRequest)
  return use(stringToSign, hmacHex(signingKey, stringToSign))
}

/** Gives the lower-case hex HMAC-SHA-256 of the text's UTF-8 bytes. */
export function hmacHex(key: SigningKey, text: string): string {
  if (text.length > LONGEST) return createHmac('sha256', key.bytes).update(text).digest('hex')
  const length = BLOCK + key.inner.write(text, BLOCK)
  if (key.written.length !== length) key.written = key.inner.subarray(0, length)
  key.outer.write(hash('sha256', key.written), BLOCK, 'hex')
  return hash('sha256', key.outer)
}

/** Turns raw key bytes, at most a block, into a signing key. */
export function importSigningKey(bytes: Uint8Array): SigningKey {
  const inner = Buffer.alloc(BLOCK + LONGEST * 3, 0x36)
  const outer = Buffer.alloc(BLOCK + DIGEST, 0x5c)
  for (const [index, byte] of bytes.entries()) {
    inner[index] = byte ^ 0x36
    outer[index] = byte ^ 0x5c
  }
  return { bytes, inner, outer, written: inner }
}

/** Derives a signing key: an HMAC over each message in turn, keyed with the result before it. */
export function deriveSigningKey(secret: string, messages: readonly string[]): SigningKey {
  let key: string | Uint8Array = secret
  for (const message of messages) key = createHmac('sha256', key).update(message).digest()
  return importSigningKey(key as Uint8Array) // `messages` is never empty
}

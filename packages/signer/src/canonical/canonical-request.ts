/**
 * Method, URI, query and headers → canonical request.
 *
 * @see recommend-to-use-signature-version-4, "CanonicalRequest"
 */
import { isWellFormed, matches, misuse, quote } from '../errors.ts'
import { percentEncodeKey } from './percent-encode.ts'
import type { SignedFields } from './request-headers.ts'

/** The only payload field that the service supports for objects. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'

/** A bucket's name, as far as it needs no encoding; stricter rules are for the service. */
export const BUCKET = /^[\w.~-]+$/

/** What a request is about: the service, a bucket, or an object in it. */
export interface Resource {
  readonly bucket?: string | null | undefined
  /** Raw, not encoded. `null` and the empty text mean the bucket itself. */
  readonly key?: string | null | undefined
}

/** The parts of a canonical request, each in its canonical form. */
export interface CanonicalParts {
  readonly method: string
  readonly uri: string
  readonly query: string
  readonly headers: SignedFields
}

/** Writes a canonical request; the header lines end in a line feed of their own. */
export function createCanonicalRequest({ method, uri, query, headers }: CanonicalParts): string {
  const { lines, additionalHeaders } = headers
  return `${method}\n${uri}\n${query}\n${lines}\n${additionalHeaders}\n${UNSIGNED_PAYLOAD}`
}

/** @throws {SignerError} `METHOD_INVALID`. */
export function assertMethod(method: string): void {
  if (!matches(method, /^[A-Z]+$/)) {
    misuse('METHOD_INVALID', 'a method in upper case', quote(method))
  }
}

/**
 * Writes `/bucket/key`, encoded. The bucket is in it wherever the host or the path on the wire has it.
 *
 * @throws {SignerError} `BUCKET_INVALID`, `KEY_INVALID`.
 */
export function canonicalUri({ bucket, key }: Resource): string {
  const path = encodeKey(key)
  if (!bucket && path === '') return '/'
  if (!matches(bucket, BUCKET)) misuse('BUCKET_INVALID', "a bucket's name", quote(bucket))
  return `/${bucket}/${path}`
}

/**
 * Encodes a key for the canonical URI and for the path on the wire; no key is the empty text.
 *
 * @throws {SignerError} `KEY_INVALID`.
 */
export function encodeKey(key: string | null | undefined): string {
  const text: unknown = key ?? ''
  if (!isWellFormed(text)) misuse('KEY_INVALID', 'a well-formed key', quote(text))
  return percentEncodeKey(text)
}

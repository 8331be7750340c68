/**
 * Method, URI, query, headers, payload field → canonical request.
 *
 * @see recommend-to-use-signature-version-4, "CanonicalRequest"
 */
import { SignerError, show } from './errors.ts'
import { percentEncode, percentEncodeKey } from './percent-encode.ts'

/** The only payload field that the service supports for objects. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'

/** What a request is about: the service, a bucket, or an object in it. */
export interface Resource {
  readonly bucket?: string | null | undefined
  /** Raw, not encoded. `null` and the empty text mean the bucket itself. */
  readonly key?: string | null | undefined
}

/** The parts of a canonical request, each already in its canonical form. */
export interface CanonicalParts {
  readonly method: string
  readonly uri: string
  readonly query: string
  /** One `name:value` line for each signed header, every one ended by a line feed. */
  readonly headers: string
  /** Names joined by `;`, often empty. */
  readonly additionalHeaders: string
}

export function buildCanonicalRequest(parts: CanonicalParts): string {
  const { method, uri, query, headers, additionalHeaders } = parts
  return `${method}\n${uri}\n${query}\n${headers}\n${additionalHeaders}\n${UNSIGNED_PAYLOAD}`
}

/**
 * Gives `/bucket/key`, encoded. The bucket is in it wherever the host or the path on the wire has it.
 *
 * @throws {SignerError} `BUCKET_INVALID`, `KEY_INVALID`.
 */
export function canonicalUri({ bucket, key }: Resource): string {
  const path = encodeKey(key)
  if (bucket === undefined || bucket === null || bucket === '') {
    if (path === '') return '/'
    throw new SignerError('BUCKET_INVALID', 'expected a bucket beside the key, received none')
  }
  if (typeof bucket !== 'string' || bucket.includes('/')) {
    throw new SignerError('BUCKET_INVALID', `expected a bucket's name, received ${show(bucket)}`)
  }
  return `/${percentEncode(bucket, 'BUCKET_INVALID')}/${path}`
}

/**
 * Encodes a key for the canonical URI and for the path on the wire; no key gives the empty text.
 *
 * @throws {SignerError} `KEY_INVALID`.
 */
export function encodeKey(key: string | null | undefined): string {
  if (key === undefined || key === null) return ''
  if (typeof key === 'string') return percentEncodeKey(key)
  throw new SignerError('KEY_INVALID', `expected the key as text, received ${show(key)}`)
}

/**
 * Writes encoded parameters in the byte order of their names; one without a value is the bare name.
 *
 * @param parameters - encoded name → encoded value.
 */
export function canonicalQuery(parameters: ReadonlyMap<string, string>): string {
  let query = ''
  for (const name of sortedNames(parameters)) {
    const value = parameters.get(name)
    query += `${query && '&'}${name}${value && `=${value}`}`
  }
  return query
}

/**
 * Writes the lines of the signed headers in the byte order of their names.
 *
 * @param headers - lower-case name → trimmed value; the signed ones only.
 */
export function canonicalHeaders(headers: ReadonlyMap<string, string>): string {
  let lines = ''
  for (const name of sortedNames(headers)) lines += `${name}:${headers.get(name)}\n`
  return lines
}

/** Tells whether a header takes part in every signature; others only as additional headers. */
export function isSignedByDefault(lowerCaseName: string): boolean {
  return (
    lowerCaseName.startsWith('x-oss-') ||
    lowerCaseName === 'content-type' ||
    lowerCaseName === 'content-md5'
  )
}

/** Encoded names and header names are ASCII, so the native order is byte order. */
function sortedNames(map: ReadonlyMap<string, string>): string[] {
  const names = [...map.keys()]
  return names.length > 1 ? names.sort() : names
}

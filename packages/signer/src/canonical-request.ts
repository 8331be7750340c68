/**
 * Method, URI, query, headers, payload field → canonical request.
 *
 * @see recommend-to-use-signature-version-4, "CanonicalRequest"
 */
import { assertText, WELL_FORMED } from './errors.ts'
import { percentEncode, percentEncodeKey } from './percent-encode.ts'
import { sortNames } from './sorted-names.ts'

/** The only payload field that the service supports for objects. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'

/** What a request is about: the service, a bucket, or an object in it. */
export interface Resource {
  readonly bucket?: string | null | undefined
  /** Raw, not encoded. `null` and the empty text mean the bucket itself. */
  readonly key?: string | null | undefined
}

/** The parts of a canonical request. */
export interface CanonicalParts {
  readonly method: string
  /** From {@link canonicalUri}. */
  readonly uri: string
  /** From {@link canonicalQuery}. */
  readonly query: string
  /** Lower-case name → trimmed value, of all headers. */
  readonly headers: ReadonlyMap<string, string>
  /** Lower-case names of the signed headers; sorted in place. */
  readonly signedNames: string[]
  /** Names joined by `;`, often empty. */
  readonly additionalHeaders: string
}

/**
 * Joins the parts, the signed headers in the byte order of their names.
 *
 * One `join` gives a flat text; appending would leave a tree that the hash has to flatten first.
 */
export function buildCanonicalRequest(parts: CanonicalParts): string {
  const lines = [parts.method, parts.uri, parts.query]
  for (const name of sortNames(parts.signedNames)) lines.push(`${name}:${parts.headers.get(name)}`)
  lines.push('', parts.additionalHeaders, UNSIGNED_PAYLOAD)
  return lines.join('\n')
}

/**
 * Gives `/bucket/key`, encoded. The bucket is in it wherever the host or the path on the wire has it.
 *
 * @throws {SignerError} `BUCKET_INVALID`, `KEY_INVALID`.
 */
export function canonicalUri({ bucket, key }: Resource): string {
  const path = encodeKey(key)
  if (!bucket && !path) return '/'
  return `/${percentEncode(assertText('BUCKET_INVALID', "a bucket's name", bucket, BUCKET))}/${path}`
}

const BUCKET = /^[!-.0-~]+$/

/**
 * Encodes a key for the canonical URI and for the path on the wire; no key gives the empty text.
 *
 * @throws {SignerError} `KEY_INVALID`.
 */
export function encodeKey(key: string | null | undefined): string {
  return percentEncodeKey(assertText('KEY_INVALID', 'a well-formed key', key ?? '', WELL_FORMED))
}

/**
 * Writes encoded parameters in the byte order of their names; one without a value is the bare name.
 *
 * @param parameters - encoded name → encoded value.
 */
export function canonicalQuery(parameters: ReadonlyMap<string, string>): string {
  if (parameters.size === 0) return ''
  let query = ''
  for (const name of sortNames([...parameters.keys()])) {
    const value = parameters.get(name)
    query += `${query && '&'}${name}${value && `=${value}`}`
  }
  return query
}

/** Tells whether a header takes part in every signature; others only as additional headers. */
export function isSignedByDefault(lowerCaseName: string): boolean {
  return (
    lowerCaseName.startsWith('x-oss-') ||
    lowerCaseName === 'content-type' ||
    lowerCaseName === 'content-md5'
  )
}

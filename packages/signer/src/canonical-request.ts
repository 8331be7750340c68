/**
 * Method, URI, query, headers, payload field → canonical request.
 *
 * @see recommend-to-use-signature-version-4, "CanonicalRequest"
 */
import { sortNames, WELL_FORMED } from '#shortcuts'
import { assertText } from './errors.ts'
import { percentEncode, percentEncodeKey } from './percent-encode.ts'

/** The only payload field that the service supports for objects. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'

/** What a request is about: the service, a bucket, or an object in it. */
export interface Resource {
  readonly bucket?: string | null | undefined
  /** Raw, not encoded. `null` and the empty text mean the bucket itself. */
  readonly key?: string | null | undefined
}

/** The headers that are signed. */
export type SignedFields = readonly [
  /** The end of the canonical request, from the first header line on. */
  text: string,
  /** The names of those that are not signed by default, joined by `;`; often empty. */
  additionalHeaders: string,
  /** The names of all, in the order in which they are signed. */
  names: readonly string[],
]

/**
 * Writes the signed headers and what follows them.
 *
 * @param headers - all headers, values trimmed.
 * @param listed - lower-case names of headers to sign besides those signed by default.
 */
export function signFields(
  headers: ReadonlyMap<string, string>,
  listed: ReadonlySet<string> | undefined,
): SignedFields {
  const names = sortNames([...headers.keys()].filter((name) => isSigned(name, listed)))
  let lines = ''
  let additionalHeaders = ''
  for (const name of names) {
    lines += `${name}:${headers.get(name)}\n`
    if (!SIGNED_BY_DEFAULT.test(name)) additionalHeaders += `${additionalHeaders && ';'}${name}`
  }
  return [`${lines}\n${additionalHeaders}\n${UNSIGNED_PAYLOAD}`, additionalHeaders, names]
}

/** The headers, in lower case, that take part in every signature; others only as additional headers. */
const SIGNED_BY_DEFAULT = /^(x-oss-|content-(md5|type)$)/

/** Tells whether a header is signed, given its name in lower case. */
export function isSigned(
  name: string,
  listed: ReadonlySet<string> | undefined,
): boolean | undefined {
  return SIGNED_BY_DEFAULT.test(name) || listed?.has(name)
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

/** Stricter rules are for the service. */
export const BUCKET = /^[!-.0-~]+$/

/**
 * Encodes a key for the canonical URI and for the path on the wire; no key gives the empty text.
 *
 * @throws {SignerError} `KEY_INVALID`.
 */
export function encodeKey(key: string | null | undefined): string {
  return percentEncodeKey(assertText('KEY_INVALID', 'a well-formed key', key ?? '', WELL_FORMED))
}

/** Writes encoded parameters in the byte order of their names; one without a value is the bare name. */
export function canonicalQuery(parameters: ReadonlyMap<string, string>): string {
  let query = ''
  for (const name of sortNames([...parameters.keys()])) {
    const value = parameters.get(name)
    query += `${query && '&'}${name}${value && `=${value}`}`
  }
  return query
}

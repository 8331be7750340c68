/**
 * Method, URI, query, headers, payload field → canonical request.
 *
 * @see recommend-to-use-signature-version-4, "CanonicalRequest"
 */
import { assertText, misuse, show } from './errors.ts'
import { type Field, inOrder } from './fields.ts'
import { encodeGiven, percentEncode, percentEncodeKey } from './percent-encode.ts'

/** The only payload field that the service supports for objects. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'

/** What a request is about: the service, a bucket, or an object in it. */
export interface Resource {
  readonly bucket?: string | null | undefined
  /** Raw, not encoded. `null` and the empty text mean the bucket itself. */
  readonly key?: string | null | undefined
}

/** The headers that are signed. */
export interface SignedFields {
  /** In the order in which they are signed. */
  readonly signed: readonly Field[]
  /** The names of those that are not signed by default, joined by `;`; often empty. */
  readonly additionalHeaders: string
  /** The end of the canonical request, from the first header line on. */
  readonly text: string
}

/**
 * Writes the signed headers and what follows them.
 *
 * @param headers - lower-case name and trimmed value, of all headers.
 * @param listed - lower-case names of headers to sign besides those signed by default.
 */
export function signFields(
  headers: readonly Field[],
  listed: ReadonlySet<string> | undefined,
): SignedFields {
  const signed: Field[] = []
  for (const field of headers) {
    if (SIGNED_BY_DEFAULT.test(field.name) || listed?.has(field.name)) signed.push(field)
  }
  let lines = ''
  let additionalHeaders = ''
  for (const { name, value } of inOrder(signed, 'HEADER_INVALID')) {
    lines += `${name}:${value}\n`
    if (!SIGNED_BY_DEFAULT.test(name)) additionalHeaders += `${additionalHeaders && ';'}${name}`
  }
  return { signed, additionalHeaders, text: `${lines}\n${additionalHeaders}\n${UNSIGNED_PAYLOAD}` }
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
  const path = encodeGiven(key ?? '', percentEncodeKey)
  if (path !== undefined) return path
  throw misuse('KEY_INVALID', 'a well-formed key', show(key))
}

/**
 * Writes encoded parameters in the byte order of their names; one without a value is the bare name.
 *
 * @throws {SignerError} `QUERY_INVALID`, for a name that is there twice.
 */
export function canonicalQuery(parameters: Field[]): string {
  let query = ''
  for (const { name, value } of inOrder(parameters, 'QUERY_INVALID')) {
    query += `${query && '&'}${name}${value && `=${value}`}`
  }
  return query
}

/** The headers, in lower case, that take part in every signature; others only as additional headers. */
export const SIGNED_BY_DEFAULT = /^(x-oss-|content-(md5|type)$)/

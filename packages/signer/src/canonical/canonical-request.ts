/**
 * Method, URI, query, headers, payload field → canonical request.
 *
 * @see recommend-to-use-signature-version-4, "CanonicalRequest"
 */
import { sortNames, WELL_FORMED } from '#shortcuts'
import { assertText } from '../errors.ts'
import type { Fields } from './fields.ts'
import { percentEncodeKey } from './percent-encode.ts'
import { type Query, readQuery } from './signable-query.ts'

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
export const signFields = (headers: Fields, listed: ReadonlySet<string>): SignedFields => {
  const names = sortNames([...headers.keys()].filter((name) => isSigned(name, listed)))
  let lines = ''
  for (const name of names) lines += `${name}:${headers.get(name)}\n`
  const additionalHeaders = names.filter((name) => !SIGNED_BY_DEFAULT.test(name)).join(';')
  return [`${lines}\n${additionalHeaders}\n${UNSIGNED_PAYLOAD}`, additionalHeaders, names]
}

/** The headers, in lower case, that take part in every signature; others only as additional headers. */
const SIGNED_BY_DEFAULT = /^(x-oss-|content-(md5|type)$)/

/** Tells whether a header is signed, given its name in lower case. */
export const isSigned = (name: string, listed: ReadonlySet<string>): boolean =>
  SIGNED_BY_DEFAULT.test(name) || listed.has(name)

/**
 * Writes a canonical request up to the signed headers.
 *
 * @param leftOut - the names of parameters that are not signed.
 * @throws {SignerError} `BUCKET_INVALID`, `KEY_INVALID`, `QUERY_INVALID`.
 */
export const startCanonicalRequest = (
  method: string,
  resource: Resource & { readonly query?: Query | undefined },
  leftOut?: RegExp,
): string => {
  return `${method}\n${canonicalUri(resource)}\n${canonicalQuery(readQuery(resource.query, leftOut))}\n`
}

/** Gives `/bucket/key`, encoded. The bucket is in it wherever the host or the path on the wire has it. */
const canonicalUri = ({ bucket, key }: Resource): string => {
  const path = encodeKey(key)
  return bucket || path
    ? `/${assertText('BUCKET_INVALID', "a bucket's name", bucket, BUCKET)}/${path}`
    : '/'
}

/** What needs no encoding; stricter rules are for the service. */
export const BUCKET = /^[\w.~-]+$/

/**
 * Encodes a key for the canonical URI and for the path on the wire; no key gives the empty text.
 *
 * @throws {SignerError} `KEY_INVALID`.
 */
export const encodeKey = (key: string | null | undefined): string =>
  percentEncodeKey(assertText('KEY_INVALID', 'a well-formed key', key ?? '', WELL_FORMED))

/** Writes encoded parameters in the byte order of their names. */
export const canonicalQuery = (parameters: Fields): string =>
  sortNames([...parameters.keys()])
    .map((name) => name + parameters.get(name))
    .join('&')

/**
 * Method, URI, query, headers, payload field → canonical request.
 *
 * @see recommend-to-use-signature-version-4, "CanonicalRequest"
 */
import { assertText } from './errors.ts'
import { encodeGiven, percentEncode, percentEncodeKey } from './percent-encode.ts'
import { sortNames } from './sorted-names.ts'

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
  /** Lower case, in the byte order in which they are signed. */
  readonly names: readonly string[]
  /** Those of the names that are not signed by default, joined by `;`; often empty. */
  readonly additionalHeaders: string
  /** The end of the canonical request, from the first header line on. */
  readonly text: string
}

/**
 * Writes the signed headers and what follows them.
 *
 * @param headers - lower-case name → trimmed value, of all headers.
 * @param listed - lower-case names of headers to sign besides those signed by default.
 */
export function signFields(
  headers: ReadonlyMap<string, string>,
  listed: ReadonlySet<string> | undefined,
): SignedFields {
  const names: string[] = []
  const additional: string[] = []
  for (const name of headers.keys()) {
    if (isSignedByDefault(name)) names.push(name)
    else if (listed?.has(name)) additional.push(name)
  }
  names.push(...additional)
  let lines = ''
  for (const name of sortNames(names)) lines += `${name}:${headers.get(name)}\n`
  const additionalHeaders = sortNames(additional).join(';')
  return { names, additionalHeaders, text: `${lines}\n${additionalHeaders}\n${UNSIGNED_PAYLOAD}` }
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
  return encodeGiven(key ?? '', percentEncodeKey, ['KEY_INVALID', 'a well-formed key'])
}

/**
 * Writes encoded parameters in the byte order of their names; one without a value is the bare name.
 *
 * @param parameters - encoded name → encoded value.
 */
export function canonicalQuery(parameters: ReadonlyMap<string, string>): string {
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

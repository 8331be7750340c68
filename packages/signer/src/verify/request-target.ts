/** The raw request target → bucket, key and query. Own code, since URL classes change the key. */
import { rememberLatestFields, splitOnce } from '#shortcuts'
import { BUCKET } from '../canonical/canonical-request.ts'
import { readPairs } from '../canonical/entries.ts'
import type { Fields } from '../canonical/fields.ts'
import { percentDecode } from '../canonical/percent-encode.ts'

/** A request target, decoded. */
export interface RequestTarget {
  /** `undefined` at service level. */
  readonly bucket: string | undefined
  /** The empty text at bucket level. */
  readonly key: string
  /** Name → value; a parameter without a value has the empty text. */
  readonly query: ReadonlyMap<string, string>
}

/**
 * Reads a request target as it came over the wire.
 *
 * A `+` in the query is a blank, as two of the official SDKs send it; in the path it is a plus sign.
 * Bytes that were sent unencoded are read as the bytes they are: Node gives them one per character.
 *
 * @param given - the bucket, when the host carries it; otherwise the first path segment is the bucket.
 * @returns `undefined` when it cannot be decoded, has a key without a bucket or a parameter without a
 * name, or names a parameter twice: nobody defines which of the two would count.
 */
export const parseRequestTarget = (
  target: string,
  given: string | undefined,
): RequestTarget | undefined => {
  try {
    const [path, queryText] = splitOnce(target.slice(1), '?')
    const query = parseQuery(queryText)
    const [first, rest] = splitOnce(path, '/')
    const bucket = given ?? percentDecode(first)
    const key = percentDecode(given === undefined ? rest : path)
    const isResource = BUCKET.test(bucket) || bucket + key === ''
    const isReadable = isResource && TARGET.test(target) && !query.has('')
    return isReadable ? { bucket: bucket || undefined, key, query } : undefined
  } catch {
    return undefined
  }
}

const TARGET = /^\/[!-\xff]*$/

/** @throws {URIError} for a broken `%` sequence; {SignerError} for a name that is there twice. */
const parseQuery: (text: string) => Fields = /* @__PURE__ */ rememberLatestFields((text) => {
  const parts = text.replace(/\+/g, ' ').split('&')
  const pairs = parts.map((part) => splitOnce(part, '='))
  return readPairs(pairs, 'QUERY_INVALID', (name, value, add) => {
    if (name || value) add(percentDecode(name), percentDecode(value))
  })
})

/** The raw request target → bucket, key and query. Own code, since URL classes change the key. */
import { BUCKET } from './canonical-request.ts'
import { addField, type Fields } from './entries.ts'
import { percentDecode } from './percent-encode.ts'
import { splitOnce } from './split-once.ts'

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
 * @returns `undefined` when it cannot be decoded, has a key without a bucket, or names a parameter
 * twice: nobody defines which of the two would count.
 */
export function parseRequestTarget(
  target: string,
  given: string | undefined,
): RequestTarget | undefined {
  try {
    const [path, queryText] = splitOnce(target.slice(1), '?')
    const [first, rest] = splitOnce(path, '/')
    const query = parseQuery(queryText)
    const bucket = given ?? percentDecode(first)
    const key = percentDecode(given === undefined ? rest : path)
    if (!TARGET.test(target)) return undefined
    if (bucket === '' && key === '') return { bucket: undefined, key, query }
    return BUCKET.test(bucket) ? { bucket, key, query } : undefined
  } catch {
    return undefined
  }
}

const TARGET = /^\/[\x21-\xff]*$/

/** @throws {URIError} for a broken `%` sequence; {SignerError} for a name that is there twice. */
function parseQuery(text: string): Fields {
  const query: Fields = new Map()
  for (const part of text.split('&')) {
    if (part === '') continue
    const [encodedName, value] = splitOnce(part.replace(/\+/g, ' '), '=')
    addField(query, 'QUERY_INVALID', percentDecode(encodedName), percentDecode(value))
  }
  return query
}

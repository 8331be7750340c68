/** The raw request target → bucket, key and query. Own code, since URL classes change the key. */
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
 * @param bucket - given when the host carries it; otherwise the first path segment is the bucket.
 * @returns `undefined` when it cannot be decoded, has a key without a bucket, or names a parameter
 * twice: nobody defines which of the two would count.
 */
export function parseRequestTarget(
  target: string,
  bucket: string | undefined,
): RequestTarget | undefined {
  if (!/^\/[\x21-\xff]*$/.test(target)) return undefined
  const [path, queryText] = splitOnce(target.slice(1), '?')
  const query = parseQuery(queryText)
  const resource = bucket === undefined ? splitPath(path) : { bucket, path }
  const key = percentDecode(resource.path)
  if (query === undefined || key === undefined || resource.bucket === undefined) return undefined
  if (resource.bucket === '') return key === '' ? { bucket: undefined, key, query } : undefined
  return /^[!-.0-~]+$/.test(resource.bucket) ? { bucket: resource.bucket, key, query } : undefined
}

function splitPath(path: string): { bucket: string | undefined; path: string } {
  const [bucket, rest] = splitOnce(path, '/')
  return { bucket: percentDecode(bucket), path: rest }
}

function parseQuery(text: string): Map<string, string> | undefined {
  const query = new Map<string, string>()
  for (const part of text.split('&')) {
    if (part === '') continue
    const [rawName, rawValue] = splitOnce(part, '=')
    const name = decodeQueryText(rawName)
    const value = decodeQueryText(rawValue)
    if (name === undefined || value === undefined || query.has(name)) return undefined
    query.set(name, value)
  }
  return query
}

function decodeQueryText(text: string): string | undefined {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text)
}

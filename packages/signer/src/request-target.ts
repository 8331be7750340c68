/** The raw request target → bucket, key and query. Own code, since URL classes change the key. */
import { percentDecode } from './percent-encode.ts'

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
 *
 * @param bucket - given when the host carries it; otherwise the first path segment is the bucket.
 * @returns `undefined` when it cannot be decoded, or names a parameter twice.
 */
export function parseRequestTarget(
  target: string,
  bucket: string | undefined,
): RequestTarget | undefined {
  if (!target.startsWith('/')) return undefined
  const mark = target.indexOf('?')
  const path = mark === -1 ? target.slice(1) : target.slice(1, mark)
  const query = parseQuery(mark === -1 ? '' : target.slice(mark + 1))
  const slash = path.indexOf('/')
  const ownBucket = percentDecode(slash === -1 ? path : path.slice(0, slash))
  const rest = slash === -1 ? '' : path.slice(slash + 1)
  const key = percentDecode(bucket === undefined ? rest : path)
  if (query === undefined || key === undefined || ownBucket === undefined) return undefined
  const named = bucket ?? ownBucket
  return { bucket: named === '' ? undefined : named, key, query }
}

function parseQuery(text: string): Map<string, string> | undefined {
  const query = new Map<string, string>()
  for (const part of text.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decodeQueryText(equals === -1 ? part : part.slice(0, equals))
    const value = decodeQueryText(equals === -1 ? '' : part.slice(equals + 1))
    if (name === undefined || value === undefined || query.has(name)) return undefined
    query.set(name, value)
  }
  return query
}

function decodeQueryText(text: string): string | undefined {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text)
}

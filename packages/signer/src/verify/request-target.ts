/** The raw request target → bucket, key and query. Own code, since URL classes change the key. */
import { BUCKET } from '../canonical/canonical-request.ts'
import { assertNew } from '../canonical/pairs.ts'
import { percentEncodeBytes } from '../canonical/percent-encode.ts'
import { matches, misuse, quote } from '../errors.ts'
import { splitOnce } from '../split-once.ts'

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
 * Parses a request target as it came over the wire: path and query, never through a URL class.
 *
 * A `+` in the query is a blank, as two of the official SDKs send it; in the path it is a plus sign.
 * Bytes that were sent unencoded are read as the bytes they are: Node has one of them per character.
 * A server that routes by the result serves exactly the request that `verify` checks.
 *
 * @param target - such as `/bucket/key?x-oss-process=image%2Finfo`.
 * @param bucket - given when the host carries it; otherwise the first path segment is the bucket.
 * @throws {SignerError} `TARGET_INVALID`: it does not start with a slash, is not percent-encoded
 * UTF-8, has a key without a bucket or a parameter without a name, or names a parameter twice, for
 * which nobody defines which of the two counts.
 * @example
 * parseRequestTarget('/b/a%20b.jpg?acl') // { bucket: 'b', key: 'a b.jpg', query: Map { 'acl' => '' } }
 */
export function parseRequestTarget(target: string, bucket?: string): RequestTarget {
  if (!matches(target, /^\/[!-\xff]*$/)) {
    misuse('TARGET_INVALID', 'a target that starts with a slash, without blanks', 'something else')
  }
  const [path, queryText] = splitOnce(percentEncodeBytes(target).slice(1), '?')
  const [first, rest] = splitOnce(path, '/')
  const bucketName = bucket ?? decode(first, 'the bucket')
  const key = decode(bucket === undefined ? rest : path, 'the key')
  const isService = bucketName === '' && key === ''
  if (!isService && !BUCKET.test(bucketName)) {
    misuse('TARGET_INVALID', "a bucket's name", quote(bucketName))
  }
  return { bucket: bucketName || undefined, key, query: parseQuery(queryText) }
}

/** Parses a request target; `undefined` when it cannot be parsed. */
export function readTarget(target: string, bucket?: string): RequestTarget | undefined {
  try {
    return parseRequestTarget(target, bucket)
  } catch {
    return undefined
  }
}

function parseQuery(text: string): Map<string, string> {
  const query = new Map<string, string>()
  for (const part of text.replaceAll('+', '%20').split('&')) {
    if (part === '' || part === '=') continue
    const [name, value] = splitOnce(part, '=')
    if (name === '') misuse('TARGET_INVALID', 'a name for every parameter', 'a value alone')
    const decodedName = decode(name, 'a parameter name')
    assertNew(query, decodedName, 'TARGET_INVALID')
    query.set(decodedName, decode(value, 'a parameter value'))
  }
  return query
}

/** Decodes a part. The message does not quote it: queries carry signatures and tokens. */
function decode(text: string, part: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    misuse('TARGET_INVALID', `${part} as percent-encoded UTF-8`, 'something else')
  }
}

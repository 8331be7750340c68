/**
 * Shortcuts that pay where a signature takes microseconds. Most requests have the second, the identity
 * and the service of the one before, few headers and parameters, and little to encode.
 */
import { type Entries, forEachPair } from './entries.ts'
import type { SignerErrorCode } from './errors.ts'
import type { BucketAddress } from './object-url.ts'

/** Lets a function of one text remember its latest result. */
export function rememberLatestText<Text extends string | undefined, Result>(
  make: (text: Text) => Result,
): (text: Text) => Result {
  let latestText: unknown = Number.NaN // equals nothing, not even itself
  let latest: Result
  return (text) => {
    if (text !== latestText) {
      latest = make(text)
      latestText = text
    }
    return latest
  }
}

/** Lets a function remember its latest result. */
export function rememberLatest<Parts extends readonly unknown[], Result>(
  make: (...parts: Parts) => Result,
): (...parts: Parts) => Result {
  let latestParts: readonly unknown[] = []
  let latest: Result
  return (...parts) => {
    if (areDifferent(parts, latestParts)) {
      latest = make(...parts)
      latestParts = parts
    }
    return latest
  }
}

/** All of a request but its key. */
interface KeylessRequest extends BucketAddress {
  readonly method: string
  readonly query?: Entries<string | null | undefined> | undefined
  readonly headers?: Entries<string | undefined> | undefined
}

/** Lets a function remember its latest result for requests that have all but the key in common. */
export function rememberLatestRequest<Result>(
  prepare: (request: KeylessRequest) => Result,
): (request: KeylessRequest) => Result {
  let latestParts: readonly unknown[] = []
  let latest: Result
  return ({ method, endpoint, addressing, bucket, query: givenQuery, headers: givenHeaders }) => {
    const parts: unknown[] = []
    const query = listPairs(givenQuery, 'QUERY_INVALID', parts)
    const headers = listPairs(givenHeaders, 'HEADER_INVALID', parts)
    // No other part is a number, so that lists of different lengths differ here at the latest.
    parts.push(query.length, method, endpoint, addressing, bucket)
    if (areDifferent(parts, latestParts)) {
      latest = prepare({ method, endpoint, addressing, bucket, query, headers })
      latestParts = parts
    }
    return latest
  }
}

function areDifferent(parts: readonly unknown[], others: readonly unknown[]): boolean {
  return parts.length !== others.length || parts.some((part, place) => part !== others[place])
}

/**
 * Lists pairs, since an iterator can be read once only, and an object may change.
 *
 * @param parts - gets the names and values as well, to compare them by.
 */
function listPairs<V>(
  given: Entries<V> | undefined,
  code: SignerErrorCode,
  parts: unknown[],
): (readonly [name: string, value: V])[] {
  const pairs: (readonly [name: string, value: V])[] = []
  forEachPair(given, code, (...pair) => {
    pairs.push(pair)
    parts.push(...pair)
  })
  return pairs
}

const UNRESERVED = /^[\w.~-]*$/
const UNRESERVED_OR_SLASH = /^[\w./~-]*$/

/** Lets a function encode only what is not all unreserved. */
export function unlessUnreserved(encode: (text: string) => string): (text: string) => string {
  return (text) => (UNRESERVED.test(text) ? text : encode(text))
}

/** Lets a function encode only what is not all unreserved or slashes. */
export function unlessUnreservedKey(encode: (key: string) => string): (key: string) => string {
  return (key) => (UNRESERVED_OR_SLASH.test(key) ? key : encode(key))
}

/** Visible ASCII and blanks without `%`. */
const DECODED = /^[\x20-\x24\x26-\x7e]*$/

/** Lets a function decode only what may be encoded. */
export function unlessDecoded(decode: (text: string) => string): (text: string) => string {
  return (text) => (DECODED.test(text) ? text : decode(text))
}

/** Tells whether a text is without lone surrogates, which have no UTF-8 form. */
export const WELL_FORMED = { test: (text: string): boolean => text.isWellFormed() }

/** Up to here, sorting by insertion takes a third of the native sort's time. */
const FEW = 16

/** Sorts names in place, by code unit. */
export function sortNames(names: string[]): string[] {
  if (names.length > FEW) return names.sort()
  for (let end = 1; end < names.length; end += 1) {
    const name = names[end] as string // in range, as the next
    let place = end
    for (; place > 0 && (names[place - 1] as string) > name; place -= 1) {
      names[place] = names[place - 1] as string
    }
    names[place] = name
  }
  return names
}

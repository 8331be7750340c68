/**
 * Shortcuts that pay where a signature takes microseconds. Most requests have the second, the identity
 * and the service of the one before, few headers and parameters, and little to encode.
 */

import type { AddField, Entries, Fields, UsePair } from './canonical/fields.ts'
import type { ServiceOptions } from './canonical/scope.ts'
import type { Credentials } from './credentials.ts'
import type { BucketAddress } from './sign/object-url.ts'

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

/** Lets a function of one text remember its latest fields; every call gives fields of its own. */
export function rememberLatestFields(read: (text: string) => Fields): (text: string) => Fields {
  const remember = rememberLatestText(read)
  return (text) => new Map(remember(text))
}

/** Lets a function of two texts remember its latest result. */
export function rememberLatestPair<Result>(
  make: (first: string, second: string) => Result,
): (first: string, second: string) => Result {
  let latestFirst: unknown = Number.NaN
  let latestSecond: unknown
  let latest: Result
  return (first, second) => {
    if (first !== latestFirst || second !== latestSecond) {
      latest = make(first, second)
      latestFirst = first
      latestSecond = second
    }
    return latest
  }
}

/** Gives what is signed with, for an instant in milliseconds since 1970. */
type ResolveContext<Context> = (
  credentials: Credentials,
  options: ServiceOptions,
  instant: number,
) => Context

/** Lets a function remember its latest signing context for the second, the identity and the service. */
export function rememberLatestContext<Context>(
  resolve: ResolveContext<Context>,
): ResolveContext<Context> {
  let latestSecond = Number.NaN
  let known: Partial<Credentials> = {}
  let service: Partial<ServiceOptions> = {}
  let latest: Context
  return (credentials, options, instant) => {
    const { accessKeyId, accessKeySecret, securityToken } = Object(credentials)
    const { cloudBoxId, region, product } = options
    const second = Math.floor(instant / 1000)
    if (
      second !== latestSecond ||
      accessKeyId !== known.accessKeyId ||
      accessKeySecret !== known.accessKeySecret ||
      securityToken !== known.securityToken ||
      cloudBoxId !== service.cloudBoxId ||
      region !== service.region ||
      product !== service.product
    ) {
      // Made of what was compared: a member may be a getter.
      const identity = { accessKeyId, accessKeySecret, securityToken }
      const scope = { cloudBoxId, region, product }
      latest = resolve(identity, scope, instant)
      latestSecond = second
      known = identity
      service = scope
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
    const query = listPairs(givenQuery, parts)
    const queryParts = parts.length
    const headers = listPairs(givenHeaders, parts)
    // No part of a valid request is a number, so that lists of different lengths differ here at the latest.
    parts.push(queryParts, method, endpoint, addressing, bucket)
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
 * Lists pairs, since an iterator can be read once only, and an object may change. What holds no pairs
 * stays as it is, to be refused.
 *
 * @param parts - gets the names and values as well, to compare them by.
 */
function listPairs<V>(
  given: Entries<V | undefined> | undefined,
  parts: unknown[],
): Entries<V | undefined> | undefined {
  if (given === undefined) return undefined
  if (given !== Object(given)) {
    parts.push(given)
    return given
  }
  const pairs: (readonly [name: string, value: V])[] = []
  for (const [name, value] of Symbol.iterator in given ? given : Object.entries(given)) {
    if (value === undefined) continue
    pairs.push([name, value])
    parts.push(name, value)
  }
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

/** The Authorization header as every official SDK writes it. */
const USUAL_ELEMENTS =
  /^(OSS4-HMAC-SHA256) Credential=([^,]*)(?:,AdditionalHeaders=([^,]*))?,Signature=([^,]*)$/

/** Lets a function read the elements of an Authorization header only where they are not the usual ones. */
export function unlessUsualElements(
  read: (authorization: string) => (string | undefined)[],
): (authorization: string) => (string | undefined)[] {
  return (authorization) => {
    const usual = USUAL_ELEMENTS.exec(authorization)
    return usual === null ? read(authorization) : [usual[1], usual[2], usual[4], usual[3]]
  }
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

/** Calls with each pair that has a value. Listing the names alone takes a tenth of the time of `Object.entries`. */
export function forEachPair<V>(
  given: Entries<V | undefined>,
  use: UsePair<V>,
  add: AddField,
  fields: Fields,
): void {
  if (given instanceof Map) {
    given.forEach((value, name) => {
      if (value !== undefined) use(name, value, add, fields)
    })
    return
  }
  if (Symbol.iterator in given) {
    for (const [name, value] of given) if (value !== undefined) use(name, value, add, fields)
    return
  }
  for (const name of Object.keys(given)) {
    const value = given[name]
    if (value !== undefined) use(name, value, add, fields)
  }
}

/** Splits at the first separator; without one the second part is empty. */
export function splitOnce(text: string, separator: string): [before: string, after: string] {
  const index = text.indexOf(separator)
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

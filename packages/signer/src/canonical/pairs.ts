/** Names and values, as callers hold them. */
import { misuse, quote, type SignerErrorCode } from '../errors.ts'

/** A plain object, or pairs as a `Headers`, a `URLSearchParams` or a `Map` holds them. */
export type Pairs<V> = Readonly<Record<string, V>> | Iterable<readonly [name: string, value: V]>

/** One name and its value. */
export type Pair<V> = readonly [name: string, value: V]

/**
 * Lists the pairs that have a value.
 *
 * @throws {SignerError} with the given code, for what holds no pairs.
 */
export function listPairs<V>(
  given: Pairs<V | undefined> | undefined,
  code: SignerErrorCode,
): Pair<V>[] {
  if (given === undefined) return []
  if (given === null || typeof given !== 'object') {
    misuse(code, 'an object or name-value pairs', quote(given))
  }
  // `Object.entries` of a `Headers` is empty, so an iterator goes first.
  const pairs = Symbol.iterator in given ? [...given] : Object.entries(given)
  return pairs.filter((pair): pair is Pair<V> => pair[1] !== undefined)
}

/** @throws {SignerError} with the given code, for a name that is there already. */
export function assertNew(
  fields: ReadonlyMap<string, string>,
  name: string,
  code: SignerErrorCode,
): void {
  if (fields.has(name)) misuse(code, 'each name once', `${quote(name)} twice`)
}

/** Names and values as callers give them: a plain object, or pairs such as a `Headers` holds. */
import { misuse, type SignerErrorCode, show } from './errors.ts'

export type Entries<V> = Readonly<Record<string, V>> | Iterable<readonly [name: string, value: V]>

/**
 * Gives the pairs. Without looking for an iterator first, a `Headers` or `URLSearchParams` would seem
 * to be empty, and nothing of it would be signed.
 *
 * @throws {SignerError} with the given code, for anything else.
 */
export function pairsOf<V>(
  given: Entries<V> | undefined,
  code: SignerErrorCode,
): Iterable<readonly [name: string, value: V]> {
  if (given === undefined) return []
  if (typeof given !== 'object' || given === null) {
    throw misuse(code, 'an object or name-value pairs', show(given))
  }
  return Symbol.iterator in given ? given : Object.entries(given)
}

/** @throws {SignerError} with the given code, for a name that is there already. */
export function setOnce(
  map: Map<string, string>,
  code: SignerErrorCode,
  name: string,
  value: string,
): void {
  if (map.has(name)) throw misuse(code, 'each name once', `${show(name)} twice`)
  map.set(name, value)
}

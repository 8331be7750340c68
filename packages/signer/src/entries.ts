/** Names and values as callers give them: a plain object, or pairs such as a `Headers` holds. */
import { SignerError, type SignerErrorCode, show } from './errors.ts'

export type Entries<V> = Readonly<Record<string, V>> | Iterable<readonly [name: string, value: V]>

/**
 * Lists the pairs. Without looking for an iterator first, a `Headers` or `URLSearchParams` would
 * seem to be empty, and nothing of it would be signed.
 */
export function entriesOf<V>(
  given: Entries<V>,
  code: SignerErrorCode,
): Iterable<readonly [string, V]> {
  if (typeof given !== 'object' || given === null) {
    throw new SignerError(code, `expected an object or name-value pairs, received ${show(given)}`)
  }
  return Symbol.iterator in given
    ? (given as Iterable<readonly [string, V]>) // `in` does not narrow the record away
    : Object.entries(given)
}

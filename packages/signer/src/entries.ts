/** Names and values as callers give them: a plain object, or pairs such as a `Headers` holds. */
import { misuse, type SignerErrorCode, show } from './errors.ts'

export type Entries<V> = Readonly<Record<string, V>> | Iterable<readonly [name: string, value: V]>

/**
 * Gives the entries as an object. Without looking for an iterator first, a `Headers` or
 * `URLSearchParams` would seem to be empty, and nothing of it would be signed.
 *
 * @throws {SignerError} with the given code, for pairs that name something twice.
 */
export function recordOf<V>(
  given: Entries<V> | undefined,
  code: SignerErrorCode,
): Readonly<Record<string, V>> {
  if (given === undefined) return {}
  if (typeof given !== 'object' || given === null) {
    throw misuse(code, 'an object or name-value pairs', show(given))
  }
  // `in` does not narrow the type.
  if (!(Symbol.iterator in given)) return given as Readonly<Record<string, V>>
  const record: Record<string, V> = Object.create(null)
  for (const [name, value] of given as Iterable<readonly [string, V]>) {
    if (name in record) {
      throw misuse(code, 'each name once', `${show(name)} twice`)
    }
    record[name] = value
  }
  return record
}

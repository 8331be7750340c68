/** Names and values as callers give them → fields. */
import { forEachPair } from '#shortcuts'
import { misuse, type SignerErrorCode, show } from '../errors.ts'
import type { AddField, Entries, Fields, UsePair } from './fields.ts'

/**
 * Reads pairs into fields; those without a value are left out. Without looking for an iterator
 * first, a `Headers` or `URLSearchParams` would seem to be empty, and nothing of it would be signed.
 *
 * @param fields - what to add to.
 * @throws {SignerError} with the given code, for what holds no pairs and for a field added twice.
 */
export const readPairs = <V>(
  given: Entries<V | undefined> = {},
  code: SignerErrorCode,
  use: UsePair<V>,
  fields: Fields = new Map(),
): Fields => {
  if (!given || typeof given !== 'object')
    misuse(code, 'an object or name-value pairs', show(given))
  const add: AddField = (name, value) => {
    if (fields.has(name)) misuse(code, 'each name once', `${show(name)} twice`)
    fields.set(name, value)
  }
  forEachPair(given, use, add, fields)
  return fields
}

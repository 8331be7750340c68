/** Names and values, as callers give them and as they are signed. */

/** A plain object, or pairs such as a `Headers` holds. */
export type Entries<V> = Readonly<Record<string, V>> | Iterable<readonly [name: string, value: V]>

/** Headers by name in lower case; or query parameters, to be signed encoded, received ones decoded. */
export type Fields = Map<string, string>

/** Adds a field. @throws {SignerError} for a name that is there already. */
export type AddField = (name: string, value: string) => void

/** What to do with a pair: `add` a field, once, or set it among the `fields`. */
export type UsePair<V> = (name: string, value: V, add: AddField, fields: Fields) => void

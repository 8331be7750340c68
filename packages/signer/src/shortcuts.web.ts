/** The counterpart of `shortcuts.node.ts` beside WebCrypto, which takes so long that the plain way will do. */
import type { AddField, Entries, Fields, UsePair } from './canonical/fields.ts'

/** Gives the function. */
export function rememberLatestText<Make>(make: Make): Make {
  return make
}

/** Gives the function. */
export function rememberLatestFields<Read>(read: Read): Read {
  return read
}

/** Gives the function. */
export function rememberLatestPair<Make>(make: Make): Make {
  return make
}

/** Gives the function. */
export function rememberLatestContext<Resolve>(resolve: Resolve): Resolve {
  return resolve
}

/** Gives the function. */
export function rememberLatestRequest<Prepare>(prepare: Prepare): Prepare {
  return prepare
}

/** Gives the function. */
export function unlessUnreserved<Encode>(encode: Encode): Encode {
  return encode
}

/** Gives the function. */
export function unlessUnreservedKey<Encode>(encode: Encode): Encode {
  return encode
}

/** Gives the function. */
export function unlessDecoded<Decode>(decode: Decode): Decode {
  return decode
}

/** Gives the function. */
export function unlessUsualElements<Read>(read: Read): Read {
  return read
}

/** Tells whether a text is without lone surrogates, which have no UTF-8 form. */
export const WELL_FORMED = /^\P{Cs}*$/u

/** Sorts names in place, by code unit. */
export function sortNames(names: string[]): string[] {
  return names.sort()
}

/** Calls with each pair that has a value. */
export function forEachPair<V>(
  given: Entries<V | undefined>,
  use: UsePair<V>,
  add: AddField,
  fields: Fields,
): void {
  for (const [name, value] of Symbol.iterator in given ? given : Object.entries(given)) {
    if (value !== undefined) use(name, value, add, fields)
  }
}

/** Splits at the first separator; without one the second part is empty. */
export function splitOnce(text: string, separator: string): [before: string, after: string] {
  const [before, ...after] = text.split(separator)
  return [before as string, after.join(separator)] // a split gives one part at least
}

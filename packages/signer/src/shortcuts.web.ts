/** The counterpart of `shortcuts.node.ts` beside WebCrypto, which takes so long that the plain way will do. */

/** Gives the function. */
export function rememberLatestText<Make>(make: Make): Make {
  return make
}

/** Gives the function. */
export function rememberLatest<Make>(make: Make): Make {
  return make
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

/** Tells whether a text is without lone surrogates, which have no UTF-8 form. */
export const WELL_FORMED = /^\P{Cs}*$/u

/** Sorts names in place, by code unit. */
export function sortNames(names: string[]): string[] {
  return names.sort()
}

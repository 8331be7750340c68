/** Options for functions that tell "left out" from `undefined`. */

/** An object type whose members may be left out, and are never `undefined`. */
export type WithoutUndefined<Fields> = {
  readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
}

/** Copies an object without the members that are `undefined`. */
export function withoutUndefined<Fields extends object>(fields: Fields): WithoutUndefined<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as WithoutUndefined<Fields> // the filter is what the type says
}

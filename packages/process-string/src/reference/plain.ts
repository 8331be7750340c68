/** Leaves out `undefined`, which `JSON.stringify` would drop. */

/** A record in which no member is `undefined`. */
export type Defined<Members> = { readonly [Key in keyof Members]: Exclude<Members[Key], undefined> }

/** Leaves out the members that are `undefined`. */
export function withoutUndefined<Members extends object>(members: Members): Defined<Members> {
  const given = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Defined<Members> // the filter matches the type
}

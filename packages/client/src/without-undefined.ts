/** Leaves out members that have no value, as results of this package do. */

/** A shape whose members may each be left out, and hold no `undefined`. */
export type WithoutUndefined<Shape> = {
  readonly [Name in keyof Shape]?: Exclude<Shape[Name], undefined>
}

/** Gives a copy without the members that are `undefined`. */
export function withoutUndefined<Shape extends object>(shape: Shape): WithoutUndefined<Shape> {
  const entries = Object.entries(shape).filter(([, value]) => value !== undefined)
  // Object.fromEntries forgets the names.
  return Object.fromEntries(entries) as WithoutUndefined<Shape>
}

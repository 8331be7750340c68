/** Leaves out members that have no value, as results of this package do. */

/** A shape whose members may each be left out, and hold no `undefined`. */
export type WithoutUndefined<Shape> = {
  readonly [Name in keyof Shape]?: Exclude<Shape[Name], undefined>
}

/** Gives a copy without the members that are `undefined`. */
export function withoutUndefined<Shape extends object>(shape: Shape): WithoutUndefined<Shape> {
  const copy: { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> } = {}
  for (const name in shape) {
    const value = shape[name]
    // The comparison does not narrow an indexed type.
    if (value !== undefined) copy[name] = value as Exclude<Shape[typeof name], undefined>
  }
  return copy
}

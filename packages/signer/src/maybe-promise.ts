/**
 * Values that are ready on Node, where crypto is synchronous, and promised elsewhere. Waiting only
 * where there is a promise saves Node a turn of the microtask queue for each step.
 */
export type MaybePromise<T> = T | Promise<T>

/** Uses a value as soon as it is there: at once, or when its promise resolves. */
export function whenReady<T, R>(
  value: MaybePromise<T>,
  use: (value: T) => MaybePromise<R>,
): MaybePromise<R> {
  return value instanceof Promise ? value.then(use) : use(value)
}

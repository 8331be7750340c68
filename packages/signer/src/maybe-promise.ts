/**
 * Values that are ready on Node, where crypto is synchronous, and promised elsewhere. Waiting only
 * where there is a promise saves Node a turn of the microtask queue for each step.
 */
export type MaybePromise<T> = T | Promise<T>

/** One part of a long suite, which runs in a process of its own. */

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by the configuration of the long suites only. */
    batch?: Batch
  }
}

/** Which cases are this process's. */
export interface Batch {
  /** Such as `1 of 4`. */
  readonly name: string
  /** How many cases to try. */
  readonly cases: number
  /** For random numbers that no other part has. */
  readonly seed: number
}

/** How many answers there were of each kind. */
export type Counts = Readonly<Record<string, number>>

/** Prints the results of a part of a long suite, and the peak memory of its process. */
export function reportBatch(what: string, counts: Counts): void {
  const cases = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const kinds = Object.entries(counts).map(([kind, count]) => `${kind}: ${count}`)
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(`${what}: ${cases} cases; ${kinds.join(', ')}; at most ${megabytes} MB\n`)
}

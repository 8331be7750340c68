/** Limits how many calls run at once, and how many start in a second. */

/**
 * Adapts the number of calls in flight. It doubles with each full round of successes until the first
 * overload, then rises by one with each round; it halves when the service reports an overload. The calls
 * in flight at that moment meet the same overload, so the number is not halved again until they end.
 */
export class AdaptiveWindow {
  readonly #most: number
  #size: number
  #inFlight = 0
  #successes = 0
  #isProbing = true
  #stillOfOverload = 0

  constructor(most: number) {
    this.#most = most
    this.#size = Math.min(8, most)
  }

  /** How many calls may be in flight now. */
  get size(): number {
    return this.#size
  }

  get inFlight(): number {
    return this.#inFlight
  }

  start(): void {
    this.#inFlight += 1
  }

  /** Notes the end of a call, successful or not. */
  end(): void {
    this.#inFlight -= 1
    if (this.#stillOfOverload > 0) this.#stillOfOverload -= 1
  }

  /** Notes that a call succeeded. */
  success(): void {
    this.#successes += 1
    if (this.#successes < this.#size) return
    this.#successes = 0
    this.#size = Math.min(this.#most, this.#isProbing ? this.#size * 2 : this.#size + 1)
  }

  /** Notes that the service reported an overload. */
  overload(): void {
    if (this.#stillOfOverload > 0) return
    this.#stillOfOverload = this.#inFlight
    this.#isProbing = false
    this.#successes = 0
    this.#size = Math.max(1, Math.floor(this.#size / 2))
  }
}

/**
 * Spaces starts evenly.
 *
 * @param rate - most starts in a second; no limit when left out.
 * @returns a function from the time in milliseconds to the wait before the next start, 0 or more.
 */
export function createPacer(rate: number | undefined): (nowMs: number) => number {
  if (rate === undefined) return () => 0
  const gapMs = 1000 / rate
  let nextAt = 0
  return (nowMs) => {
    const startAt = Math.max(nowMs, nextAt)
    nextAt = startAt + gapMs
    return startAt - nowMs
  }
}

/**
 * Runs a task for each item, as many at once as the window allows.
 *
 * @param options.pause - waits before each start; for a rate limit.
 * @param options.signal - once aborted no task starts; those in flight are waited for.
 * @throws what the first task threw, after the others have ended.
 */
export async function runEach<Item>(
  items: AsyncIterable<Item>,
  options: {
    readonly window: AdaptiveWindow
    readonly run: (item: Item) => Promise<void>
    readonly pause: () => Promise<void>
    readonly signal: AbortSignal
  },
): Promise<void> {
  const { window, run, pause, signal } = options
  let failure: { readonly error: unknown } | undefined
  let wake: () => void = () => undefined
  const oneLess = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })
  const runOne = async (item: Item) => {
    try {
      await run(item)
    } catch (error) {
      failure ??= { error }
    } finally {
      window.end()
      wake()
    }
  }
  for await (const item of items) {
    while (window.inFlight >= window.size) await oneLess()
    await pause()
    if (signal.aborted || failure !== undefined) break
    window.start()
    void runOne(item)
  }
  while (window.inFlight > 0) await oneLess()
  if (failure !== undefined) throw failure.error
}

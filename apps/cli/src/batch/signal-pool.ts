/** Abort signals for calls, one for each in flight, used again and again. */

/**
 * Passes one abort on to many calls.
 *
 * Calls that all listened to the same signal would leave a chain of removed listeners behind, each
 * holding the next with all of its call; V8 frees such a chain late, and memory grows meanwhile.
 */
export class SignalPool {
  readonly #stop: AbortSignal
  readonly #controllers: AbortController[] = []
  readonly #idle: AbortSignal[] = []

  /** @param stop - when it aborts, every signal of the pool does, for its reason. */
  constructor(stop: AbortSignal) {
    this.#stop = stop
    const abortAll = () => {
      for (const controller of this.#controllers) controller.abort(stop.reason)
    }
    stop.addEventListener('abort', abortAll, { once: true })
  }

  /** Does some work with a signal that nobody else uses meanwhile. */
  async lend<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const signal = this.#idle.pop() ?? this.#create()
    try {
      return await work(signal)
    } finally {
      this.#idle.push(signal)
    }
  }

  #create(): AbortSignal {
    const controller = new AbortController()
    this.#controllers.push(controller)
    // One listener that stays: with the last one Node drops its list of listeners, and such lists too
    // leave a chain behind.
    controller.signal.addEventListener('abort', () => undefined)
    if (this.#stop.aborted) controller.abort(this.#stop.reason)
    return controller.signal
  }
}

/** A client's allowance of retries, so that an outage is not amplified. */

/** Retries that a fresh client may make before a call has succeeded. */
const CAPACITY = 100
const EARNED_BY_SUCCESS = 0.2

/**
 * Counts what a client may still retry: a retry takes one, a call that succeeds adds a fifth of one.
 *
 * In normal operation it never limits anything. In an outage the client soon sends each call once
 * instead of `attempts` times, so that retries do not keep the service down.
 */
export class RetryBudget {
  readonly #capacity: number
  #left: number

  /** @param capacity - how many retries it starts with and can hold at most. */
  constructor(capacity: number = CAPACITY) {
    this.#capacity = capacity
    this.#left = capacity
  }

  /** Takes one retry; `false` when none is left. */
  take(): boolean {
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }

  /** Records a call that succeeded. */
  earn(): void {
    this.#left = Math.min(this.#capacity, this.#left + EARNED_BY_SUCCESS)
  }
}

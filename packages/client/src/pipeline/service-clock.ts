/** The service's time, as far as this client has learned it. */

/**
 * Local time plus the offset that the service's answers showed.
 *
 * The offset is always the service's instant minus the *uncorrected* local time, so that a second
 * correction replaces the first instead of losing it.
 *
 * @see RequestTimeTooSkewed, EC 0002-00000504
 */
export class ServiceClock {
  readonly #localNow: () => number
  #offsetMs = 0

  /** @param localNow - milliseconds since 1970. */
  constructor(localNow: () => number) {
    this.#localNow = localNow
  }

  /** Returns the service's time, milliseconds since 1970. */
  now(): number {
    return this.#localNow() + this.#offsetMs
  }

  /** Sets the clock by an answer that has just arrived. */
  correct(serverDate: Date): void {
    this.#offsetMs = serverDate.getTime() - this.#localNow()
  }
}

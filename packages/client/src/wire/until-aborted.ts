/** A promise that a signal ends early. */

/** Waits for a promise; rejects with the signal's reason when that comes first. */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason)
    const settle =
      <Outcome>(act: (outcome: Outcome) => void) =>
      (outcome: Outcome): void => {
        signal.removeEventListener('abort', onAbort)
        act(outcome)
      }
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(settle(resolve), settle(reject))
  })
}

/**
 * Faults on demand, so that users can test how their own code behaves when the service is slow, busy,
 * disconnected or has a wrong clock.
 */
import { EmulatorError } from '../errors.ts'

/** What goes wrong with a request. */
export type FaultEffect =
  /** Delays the request. `ms`: milliseconds. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Answers with an error instead. Default: 503 `ServiceUnavailable`. */
  | { readonly kind: 'error'; readonly status?: number; readonly code?: string }
  /** Resets the connection: before the headers, after them, or in the middle of the body. */
  | { readonly kind: 'reset'; readonly at: 'start' | 'headers' | 'body' }
  /** Sends the body slowly. */
  | { readonly kind: 'slow-body'; readonly bytesPerSecond: number }
  /** Shifts the service's clock. `ms`: milliseconds, positive is ahead. */
  | { readonly kind: 'skewed-clock'; readonly ms: number }
  /** Answers that the security token has expired. */
  | { readonly kind: 'expired-token' }

/** Which requests a fault applies to; a property that is left out matches all. */
export interface FaultTarget {
  /** Operation in camelCase, such as `processObject`. */
  readonly operation?: string
  readonly bucket?: string
  readonly key?: string
  /** Share of the matching requests, above 0 to 1, evenly spread: 0.5 is every second one. @default 1 */
  readonly rate?: number
  /** Number of requests after which it ends. @default unlimited */
  readonly times?: number
}

/** A fault: what goes wrong, and for which requests. */
export type Fault = FaultEffect & FaultTarget

/** A fault that is in force. */
export interface ActiveFault {
  readonly id: string
  readonly fault: Fault
  /** Requests it has applied to so far. */
  readonly hits: number
}

/** The properties of a request that a fault can match. */
export interface FaultSubject {
  readonly operation: string
  readonly bucket: string
  readonly key: string
}

/** An active fault with its fraction of the next hit: 1 is due. */
interface PendingFault extends ActiveFault {
  readonly due: number
}

const KINDS = ['latency', 'error', 'reset', 'slow-body', 'skewed-clock', 'expired-token'] as const

/** The faults of one emulator. */
export class Faults {
  readonly #active = new Map<string, PendingFault>()
  #count = 0

  /**
   * Adds a fault.
   *
   * @returns its id, for {@link remove}.
   * @throws {EmulatorError} `EMULATOR_OPTION_INVALID`.
   */
  add(fault: Fault): string {
    assertFault(fault)
    const id = String(++this.#count)
    this.#active.set(id, { id, fault, hits: 0, due: 0 })
    return id
  }

  /** Removes a fault. @returns whether there was one. */
  remove(id: string): boolean {
    return this.#active.delete(id)
  }

  /** Removes all faults. */
  clear(): void {
    this.#active.clear()
  }

  /** Returns the faults in force. */
  list(): readonly ActiveFault[] {
    return [...this.#active.values()].map(({ id, fault, hits }) => ({ id, fault, hits }))
  }

  /** Returns the effects that apply to this request, and counts it. */
  match(subject: FaultSubject): readonly FaultEffect[] {
    return [...this.#active.values()]
      .filter(({ fault }) => matches(fault, subject))
      .filter((active) => this.#countMatch(active))
      .map(({ fault }) => fault)
  }

  /** Counts a matching request. @returns whether the fault applies to it. */
  #countMatch(active: PendingFault): boolean {
    const { id, fault, hits } = active
    const due = active.due + (fault.rate ?? 1)
    // Ten times 0.1 is a little below 1 in floating point.
    const isDue = due > 1 - 1e-9
    const isLast = isDue && hits + 1 === fault.times
    if (isLast) this.#active.delete(id)
    else if (isDue) this.#active.set(id, { id, fault, hits: hits + 1, due: due - 1 })
    else this.#active.set(id, { id, fault, hits, due })
    return isDue
  }
}

function matches(target: FaultTarget, subject: FaultSubject): boolean {
  return (['operation', 'bucket', 'key'] as const).every(
    (name) => target[name] === undefined || target[name] === subject[name],
  )
}

/** Faults also arrive as JSON, so every property is checked. */
function assertFault(fault: Fault): void {
  const { kind, rate = 1, times = 1 } = fault
  check(KINDS.includes(kind), `one of ${KINDS.join(', ')} for kind`, kind)
  check(rate > 0 && rate <= 1, 'a number above 0 to 1 for rate', rate)
  check(Number.isInteger(times) && times > 0, 'a whole number above 0 for times', times)
  if (kind === 'latency') check(fault.ms >= 0, 'milliseconds for ms', fault.ms)
  if (kind === 'skewed-clock') check(Number.isFinite(fault.ms), 'milliseconds for ms', fault.ms)
  if (kind === 'slow-body') {
    check(fault.bytesPerSecond > 0, 'a number above 0 for bytesPerSecond', fault.bytesPerSecond)
  }
  if (kind === 'reset') {
    check(
      ['start', 'headers', 'body'].includes(fault.at),
      'start, headers or body for at',
      fault.at,
    )
  }
  if (kind === 'error') checkStatus(fault.status ?? 503)
}

function checkStatus(status: number): void {
  const isError = Number.isInteger(status) && status >= 400 && status <= 599
  check(isError, 'an integer from 400 to 599 for status', status)
}

function check(isValid: boolean, expected: string, received: unknown): void {
  if (isValid) return
  const text = String(received).slice(0, 80)
  const message = `Expected ${expected} of a fault, received ${text}.`
  throw new EmulatorError('EMULATOR_OPTION_INVALID', message)
}

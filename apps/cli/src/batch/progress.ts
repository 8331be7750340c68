/** Shows the progress of a batch: a bar on a terminal, a plain line every few seconds elsewhere. */

import stringWidth from 'string-width'
import type { Output } from '../io.ts'
import { humanDuration } from '../output/render.ts'

export interface ProgressState {
  /** Objects to do in this run. */
  readonly total: number
  readonly succeeded: number
  readonly failed: number
}

/** Draws the progress at intervals. */
export class ProgressLine {
  readonly #output: Output
  readonly #now: () => Date
  readonly #startedAt: number
  readonly #everyMs: number
  #drawnAt: number
  #isShown = false

  constructor(output: Output, now: () => Date) {
    this.#output = output
    this.#now = now
    this.#startedAt = now().getTime()
    this.#drawnAt = this.#startedAt
    this.#everyMs = output.isTerminal ? 100 : 5000
  }

  /** Draws when the last drawing is old enough. */
  async update(state: ProgressState): Promise<void> {
    const now = this.#now().getTime()
    if (now - this.#drawnAt < this.#everyMs) return
    this.#drawnAt = now
    const text = progressText(state, {
      elapsedMs: now - this.#startedAt,
      columns: this.#output.isTerminal ? (this.#output.columns ?? 80) : undefined,
    })
    this.#isShown = this.#output.isTerminal
    await this.#output.write(this.#output.isTerminal ? `\r\u001b[K${text}` : `${text}\n`)
  }

  /** Removes the bar, so that something else can be written. */
  async clear(): Promise<void> {
    if (!this.#isShown) return
    this.#isShown = false
    await this.#output.write('\r\u001b[K')
  }
}

/**
 * Writes the state as one line; with `columns` there is a bar as wide as the rest of the line allows.
 *
 * @example
 * progressText({ total: 400, succeeded: 99, failed: 1 }, { elapsedMs: 5000, columns: undefined })
 * // '100 of 400 (25%), 1 failed, 20 a second, 15 s left'
 */
export function progressText(
  { total, succeeded, failed }: ProgressState,
  { elapsedMs, columns }: { readonly elapsedMs: number; readonly columns: number | undefined },
): string {
  const done = succeeded + failed
  const share = total === 0 ? 1 : done / total
  const perSecond = elapsedMs > 0 ? (done * 1000) / elapsedMs : 0
  const parts = [
    `${done} of ${total} (${Math.floor(share * 100)}%)`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    `${perSecond >= 10 ? Math.round(perSecond) : perSecond.toFixed(1)} a second`,
    ...(done > 0 && done < total
      ? [`${humanDuration((elapsedMs / done) * (total - done))} left`]
      : []),
  ]
  const text = parts.join(', ')
  const width = Math.min(30, (columns ?? 0) - stringWidth(text) - 4)
  if (width < 5) return text
  const filled = Math.round(share * width)
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${text}`
}

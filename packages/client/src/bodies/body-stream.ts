/** A connection's pieces → a web stream that slows the connection down to its reader's pace. */

/** What the stream asks of the connection. */
export interface BodySource {
  readonly pause: () => void
  readonly resume: () => void
  /** Called when the reader cancels, or the stream must end early. */
  readonly abort: (reason: unknown) => void
}

/** Bytes held for a reader before the connection is paused. */
const HIGH_WATER_MARK_BYTES = 256 * 1024

/** The body of one answer on its way. */
export class BodyStream {
  /** The bytes, for one reader. */
  readonly readable: ReadableStream<Uint8Array>
  readonly #source: BodySource
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #isPaused = false
  #isOver = false
  #onOver: (() => void) | undefined

  constructor(source: BodySource) {
    this.#source = source
    this.readable = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        pull: () => this.#resume(),
        cancel: (reason) => {
          this.#finish()
          source.abort(reason)
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: HIGH_WATER_MARK_BYTES }),
    )
  }

  push(chunk: Uint8Array): void {
    if (this.#isOver || this.#controller === undefined) return
    this.#controller.enqueue(chunk)
    if (this.#isPaused || (this.#controller.desiredSize ?? 0) > 0) return
    this.#isPaused = true
    this.#source.pause()
  }

  end(): void {
    if (this.#finish()) this.#controller?.close()
  }

  fail(reason: unknown): void {
    if (this.#finish()) this.#controller?.error(reason)
  }

  /** Ends the stream from outside: the reader gets `reason`, the connection is dropped. */
  abort(reason: unknown): void {
    this.#source.abort(reason)
  }

  /** Calls back once when the stream has ended, failed or been cancelled. */
  onOver(callback: () => void): void {
    if (this.#isOver) callback()
    else this.#onOver = callback
  }

  #resume(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    this.#source.resume()
  }

  #finish(): boolean {
    if (this.#isOver) return false
    this.#isOver = true
    this.#onOver?.()
    return true
  }
}

/**
 * Bounds how many pictures are drawn at the same moment, so that a burst of requests waits instead
 * of filling the memory.
 */
import { OssRefusal } from '../refusal.ts'

/** Settings of a {@link PictureQueue}. */
export interface PictureQueueOptions {
  /** Pictures drawn at once, integer above 0. */
  readonly concurrency: number
  /** Pictures that may wait before further ones are refused, integer above 0. */
  readonly capacity: number
}

/** Runs jobs in the order they came, a bounded number at once. */
export class PictureQueue {
  readonly #options: PictureQueueOptions
  readonly #waiting = new Set<() => void>()
  #running = 0

  constructor(options: PictureQueueOptions) {
    this.#options = options
  }

  /**
   * Runs a job when its turn has come.
   *
   * @throws {OssRefusal} 503, EC 0004-00000801, when too many wait already.
   * @throws the signal's reason, when it is aborted before the job began.
   */
  async run<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted()
    if (this.#running < this.#options.concurrency) this.#running++
    else await this.#turn(signal)
    try {
      return await job()
    } finally {
      this.#next()
    }
  }

  /** Hands the place of a finished job to the next one, so that nobody can slip in between. */
  #next(): void {
    const [first] = this.#waiting
    if (first === undefined) this.#running--
    else first()
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    if (this.#waiting.size >= this.#options.capacity) throw tooManyPictures()
    return new Promise((resolve, reject) => {
      const begin = () => {
        leave()
        resolve()
      }
      const abort = () => {
        leave()
        reject(signal?.reason)
      }
      const leave = () => {
        this.#waiting.delete(begin)
        signal?.removeEventListener('abort', abort)
      }
      this.#waiting.add(begin)
      signal?.addEventListener('abort', abort, { once: true })
    })
  }
}

function tooManyPictures(): OssRefusal {
  return new OssRefusal({
    status: 503,
    code: 'ServiceUnavailable',
    ec: '0004-00000801',
    message: 'Too many pictures wait to be processed. Send the request again later.',
  })
}

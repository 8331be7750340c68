/**
 * Limits how much is drawn at the same time, so that a burst of requests waits instead of filling the
 * memory. A large picture takes several places.
 */
import { OssRefusal } from '../refusal.ts'

/** Settings of a {@link PictureQueue}. */
export interface PictureQueueOptions {
  /** Number of ordinary pictures drawn at once, integer above 0. */
  readonly places: number
  /** Number of pictures that may wait before the queue refuses, integer above 0. */
  readonly capacity: number
}

/** Settings of one job. */
export interface JobOptions {
  /** Places that it takes, integer from 1; never more than there are. @default 1 */
  readonly places?: number | undefined
  readonly signal?: AbortSignal | undefined
}

interface Waiting {
  readonly places: number
  readonly begin: () => void
}

/** Runs jobs in the order of their arrival, as many at once as there are places. */
export class PictureQueue {
  readonly #options: PictureQueueOptions
  readonly #waiting = new Set<Waiting>()
  #free: number

  constructor(options: PictureQueueOptions) {
    this.#options = options
    this.#free = options.places
  }

  /**
   * Runs a job when there are places for it.
   *
   * @throws {OssRefusal} 503, EC 0004-00000801, when the queue is full.
   * @throws the signal's reason, when it aborts before the job starts.
   */
  async run<T>(job: () => Promise<T>, { places = 1, signal }: JobOptions = {}): Promise<T> {
    signal?.throwIfAborted()
    const taken = Math.min(places, this.#options.places)
    if (this.#waiting.size === 0 && taken <= this.#free) this.#free -= taken
    else await this.#turn(taken, signal)
    try {
      return await job()
    } finally {
      this.#free += taken
      this.#beginNext()
    }
  }

  /** Keeps the order: when a large picture waits for places, all jobs behind it wait too. */
  #beginNext(): void {
    for (const { places, begin } of this.#waiting) {
      if (places > this.#free) return
      this.#free -= places
      begin()
    }
  }

  #turn(places: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.#waiting.size >= this.#options.capacity) throw tooManyPictures()
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(waiting)
        signal?.removeEventListener('abort', abort)
      }
      const abort = () => {
        leave()
        reject(signal?.reason)
        this.#beginNext()
      }
      const begin = () => {
        leave()
        resolve()
      }
      const waiting = { places, begin }
      this.#waiting.add(waiting)
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

/** Asynchronous work: one task after another, each with a record that tells how it went. */
import { randomUUID } from 'node:crypto'

/** How a task stands. */
export interface TaskRecord {
  readonly taskId: string
  readonly eventId: string
  /** Id of the media service, not `x-oss-request-id`. */
  readonly requestId: string
  /** What is done, such as `MediaConvert`. */
  readonly kind: string
  readonly bucket: string
  readonly key: string
  readonly status: 'Running' | 'Succeeded' | 'Failed'
  /** ISO 8601. */
  readonly startTime: string
  readonly endTime?: string
  /** The service's code, when it failed. */
  readonly code?: string
  readonly message?: string
  /** Keys of what was saved, as `oss://bucket/key`. */
  readonly targets: readonly string[]
  /** What the task found, when that is no object: the text of a blind watermark. */
  readonly result?: unknown
}

/** What a task gives when it succeeds. */
export type TaskOutcome = Pick<TaskRecord, 'targets' | 'result'>

/** A task before it has begun. */
export interface NewTask {
  readonly kind: string
  readonly bucket: string
  readonly key: string
  readonly run: (signal: AbortSignal) => Promise<TaskOutcome>
  /** Told when the task has ended, either way; the task counts as settled after that. */
  readonly onEnd: (record: TaskRecord) => Promise<void>
}

/** What a queue needs from outside. */
export interface TaskQueueOptions {
  readonly clock: () => Date
  /** Keeps a record; called at the start and at the end. */
  readonly keep: (record: TaskRecord) => Promise<void>
  /** Told of what `keep` and `onEnd` throw. */
  readonly onDefect: (error: unknown) => void
}

const MAX_RECORDS = 10_000

/** The tasks of one emulator. */
export class TaskQueue {
  readonly #options: TaskQueueOptions
  readonly #records = new Map<string, TaskRecord>()
  readonly #settled = new Map<string, Promise<void>>()
  readonly #stop = new AbortController()
  #last: Promise<void> = Promise.resolve()

  constructor(options: TaskQueueOptions) {
    this.#options = options
  }

  /** Puts a task at the end of the queue. */
  submit(task: NewTask): TaskRecord {
    const { kind, bucket, key } = task
    const record: TaskRecord = {
      taskId: `${kind}-${randomUUID()}`,
      eventId: randomUUID().toUpperCase(),
      requestId: randomUUID().toUpperCase(),
      ...{ kind, bucket, key, targets: [], status: 'Running' },
      startTime: this.#options.clock().toISOString(),
    }
    this.#remember(record)
    this.#last = this.#last.then(() => this.#perform(task, record)).catch(this.#options.onDefect)
    this.#settled.set(record.taskId, this.#last)
    return record
  }

  /** All records, oldest first. */
  list(): readonly TaskRecord[] {
    return [...this.#records.values()]
  }

  /** One record as it stands now. */
  get(taskId: string): TaskRecord | undefined {
    return this.#records.get(taskId)
  }

  /** Waits for the end of a task and of its notification. */
  async settled(taskId: string): Promise<TaskRecord | undefined> {
    await this.#settled.get(taskId)
    return this.#records.get(taskId)
  }

  /** Forgets everything that has ended, after waiting for what has not. */
  async clear(): Promise<void> {
    await this.#last
    this.#records.clear()
    this.#settled.clear()
  }

  /** Stops what runs, lets what waits fail, and waits for both. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('the emulator is closing'))
    await this.#last
  }

  async #perform(task: NewTask, record: TaskRecord): Promise<void> {
    await this.#options.keep(record)
    const end = await outcomeOf(task, this.#stop.signal)
    const ended = { ...record, ...end, endTime: this.#options.clock().toISOString() }
    this.#remember(ended)
    await this.#options.keep(ended)
    await task.onEnd(ended)
  }

  #remember(record: TaskRecord): void {
    this.#records.set(record.taskId, record)
    const [oldest] = this.#records.keys()
    if (this.#records.size <= MAX_RECORDS || oldest === undefined) return
    this.#records.delete(oldest)
    this.#settled.delete(oldest)
  }
}

async function outcomeOf(
  task: NewTask,
  signal: AbortSignal,
): Promise<Pick<TaskRecord, 'status' | 'targets' | 'result' | 'code' | 'message'>> {
  try {
    signal.throwIfAborted()
    return { status: 'Succeeded', ...(await task.run(signal)) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'InternalError'
    const message = error instanceof Error ? error.message : String(error)
    return { status: 'Failed', targets: [], code, message }
  }
}

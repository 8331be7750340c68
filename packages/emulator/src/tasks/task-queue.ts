/** Asynchronous work: runs one task after another, and keeps a record of each. */
import { randomUUID } from 'node:crypto'

/** The state of a task. */
export interface TaskRecord {
  readonly taskId: string
  readonly eventId: string
  /** Id of the media service, not `x-oss-request-id`. */
  readonly requestId: string
  /** Kind of the work, such as `MediaConvert`. */
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
  /** The saved objects, as `oss://bucket/key`. */
  readonly targets: readonly string[]
  /** A result that is not an object: the text of a blind watermark. */
  readonly result?: unknown
}

/** The result of a task that succeeds. */
export type TaskOutcome = Pick<TaskRecord, 'targets' | 'result'>

/** A task to submit. */
export interface NewTask {
  readonly kind: string
  readonly bucket: string
  readonly key: string
  readonly run: (signal: AbortSignal) => Promise<TaskOutcome>
  /** Called when the task has succeeded or failed; the task is settled after that. */
  readonly onEnd: (record: TaskRecord) => Promise<void>
}

/** Settings of a {@link TaskQueue}. */
export interface TaskQueueOptions {
  readonly clock: () => Date
  /** Stores a record; called at the start and at the end. */
  readonly keep: (record: TaskRecord) => Promise<void>
  /** Called with what `keep` and `onEnd` throw. */
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

  /** Appends a task to the queue. */
  submit(task: NewTask): TaskRecord {
    const { kind, bucket, key } = task
    const record: TaskRecord = {
      taskId: `${kind}-${randomUUID()}`,
      eventId: randomUUID().toUpperCase(),
      requestId: randomUUID().toUpperCase(),
      kind,
      bucket,
      key,
      targets: [],
      status: 'Running',
      startTime: this.#options.clock().toISOString(),
    }
    this.#remember(record)
    this.#last = this.#last.then(() => this.#run(task, record)).catch(this.#options.onDefect)
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

  /** Waits for all tasks, then removes their records. */
  async clear(): Promise<void> {
    await this.#last
    this.#records.clear()
    this.#settled.clear()
  }

  /** Aborts the running task, makes the waiting ones fail, and waits for all. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('the emulator is closing'))
    await this.#last
  }

  async #run(task: NewTask, record: TaskRecord): Promise<void> {
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

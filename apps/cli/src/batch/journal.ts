/**
 * The memory of a batch on disk: a run that was interrupted anywhere continues where it stopped.
 *
 * A journal is a folder with two files. `plan.jsonl` has a line about the job, then a line for each
 * object with its source and target; it is written whole, renamed into place before anything is sent,
 * and never changes. `done.log` has a line for each finished object with its number in the plan; it
 * only grows, and an incomplete last line is dropped.
 */
import { join } from 'node:path'
import { CliError, usageError } from '../errors.ts'
import type { AppendedFile, Files, Io } from '../io.ts'
import { readLines } from '../read-lines.ts'

/** One object of the plan. */
export interface PlannedObject {
  /** Its place in the plan, from 0. */
  readonly index: number
  readonly bucket: string
  readonly key: string
  readonly target: string
}

/** What identifies a job: two runs of one command line have the same. */
export interface Job {
  readonly sources: string
  readonly style: string
  readonly target: string
  readonly targetBucket: string
  readonly endpoint: string
}

/** What an earlier run left. */
export interface Progress {
  readonly count: number
  readonly succeeded: number
  /** Failed before; they are tried again. */
  readonly failed: number
}

const planName = 'plan.jsonl'
const doneName = 'done.log'

/** Names the folder of a job's journal under the current folder. */
export async function journalFolder(job: Job): Promise<string> {
  const { createHash } = await import('node:crypto')
  const digest = createHash('sha256').update(JSON.stringify(job)).digest('hex')
  return join('.oss-process-batch', digest.slice(0, 16))
}

/**
 * Writes the plan of a job and puts it in place once it is whole.
 *
 * @returns how many objects it holds.
 */
export async function writePlan(
  folder: string,
  { job, objects, files }: { job: Job; objects: AsyncIterable<PlannedObject>; files: Files },
): Promise<number> {
  const draft = join(folder, `${planName}.tmp`)
  const file = await files.openAppend(draft, 0)
  let count = 0
  let lines = `${JSON.stringify({ version: 1, ...job })}\n`
  try {
    for await (const { bucket, key, target } of objects) {
      lines += `${JSON.stringify([bucket, key, target])}\n`
      count += 1
      if (lines.length < 65_536) continue
      await file.append(lines)
      lines = ''
    }
    await file.append(lines)
    await file.sync()
  } catch (error) {
    await file.close()
    await files.remove(folder)
    throw error
  }
  await file.close()
  await files.rename(draft, join(folder, planName))
  return count
}

/** Reads the objects of a plan in their order. */
export async function* readPlan(folder: string, files: Files): AsyncGenerator<PlannedObject> {
  let index = -1
  for await (const line of planLines(folder, files)) {
    if (index >= 0) {
      const [bucket, key, target] = JSON.parse(line) as [string, string, string] // our own file
      yield { index, bucket, key, target }
    }
    index += 1
  }
}

/** Whether a folder holds the plan of this job. */
export async function hasPlan(folder: string, { job, io }: { job: Job; io: Io }): Promise<boolean> {
  if ((await io.files.facts(join(folder, planName))) === undefined) return false
  for await (const line of planLines(folder, io.files)) {
    if (line === JSON.stringify({ version: 1, ...job })) return true
    throw usageError(
      `the journal ${folder} belongs to another job`,
      'give the same sources, style and target as before, another --journal, or --restart',
    )
  }
  return false
}

function planLines(folder: string, files: Files): AsyncGenerator<string> {
  return readLines(files.readBytes(join(folder, planName)))
}

/** How one object ended. */
export interface ObjectEnd {
  readonly object: PlannedObject
  readonly outcome: 'ok' | 'failed'
}

/** What is known of each object of the plan, by its number: a byte each. */
type ObjectStates = Uint8Array
const OPEN = 0
const FAILED = 1
const OK = 2

/** The journal of a running batch. */
export class Journal {
  readonly #file: AppendedFile
  readonly #states: ObjectStates
  readonly #io: Io
  #syncedAt = 0
  #writing: Promise<void> = Promise.resolve()

  private constructor(file: AppendedFile, states: ObjectStates, io: Io) {
    this.#file = file
    this.#states = states
    this.#io = io
  }

  /** Opens the journal of a plan and reads what earlier runs finished. */
  static async open(
    folder: string,
    { io }: { readonly io: Io },
  ): Promise<{ journal: Journal; progress: Progress }> {
    let count = 0
    for await (const _ of readPlan(folder, io.files)) count += 1
    const states = new Uint8Array(count).fill(OPEN)
    const path = join(folder, doneName)
    const isThere = (await io.files.facts(path)) !== undefined
    const notes = isThere ? wholeLines(await io.files.readText(path)) : ''
    for (const line of notes.split('\n').slice(0, -1)) readNote(line, { states, path })
    const file = await io.files.openAppend(path, Buffer.byteLength(notes))
    const countOf = (state: number) => states.reduce((sum, each) => sum + Number(each === state), 0)
    const progress = { count, succeeded: countOf(OK), failed: countOf(FAILED) }
    return { journal: new Journal(file, states, io), progress }
  }

  isDone(object: PlannedObject): boolean {
    return this.#states[object.index] === OK
  }

  /**
   * Notes the ends of objects, after those of earlier calls.
   *
   * Resolves when the notes are with the operating system, where they survive the end of this process.
   * Once a second they are also written to the disk, where they survive a crash of the machine.
   */
  finish(ends: readonly ObjectEnd[]): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write(ends))
    return this.#writing
  }

  async #write(ends: readonly ObjectEnd[]): Promise<void> {
    for (const { object, outcome } of ends) {
      if (outcome === 'ok') this.#states[object.index] = OK
    }
    await this.#file.append(
      ends.map(({ object, outcome }) => `${object.index} ${outcome}\n`).join(''),
    )
    const now = this.#io.now().getTime()
    if (now - this.#syncedAt < 1000) return
    this.#syncedAt = now
    await this.#file.sync()
  }

  /** Waits until all notes are on the disk. */
  async close(): Promise<void> {
    // Whoever called `finish` has the error of a failed write.
    await this.#writing.catch(() => undefined)
    await this.#file.sync()
    await this.#file.close()
  }
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

function readNote(
  line: string,
  { states, path }: { readonly states: ObjectStates; readonly path: string },
): void {
  const [, index, outcome] = /^(\d+) (ok|failed)$/.exec(line) ?? []
  if (index === undefined || Number(index) >= states.length) {
    throw new CliError('CLI_LOCAL_FILE', `${path} is damaged: "${line}"`, {
      hint: 'start again with --restart',
    })
  }
  if (outcome === 'ok') states[Number(index)] = OK
  else if (states[Number(index)] === OPEN) states[Number(index)] = FAILED
}

/**
 * The memory of a batch on disk, so that a run that was cut off anywhere goes on where it was.
 *
 * A journal is a folder with two files. `plan.jsonl`: a line about the job, then a line for each
 * object, source and target; it is written whole and renamed into place before anything is sent, and
 * never changes. `done.log`: a line for each object that is finished, with its line number in the
 * plan; it only grows, and a last line that was cut off is dropped.
 */
import { join } from 'node:path'
import { CliError, usageError } from '../errors.ts'
import type { AppendedFile, Files, Io } from '../io.ts'

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

/** Reads a plan from its start, some objects at a time. */
export async function* readPlan(
  folder: string,
  files: Files,
): AsyncGenerator<readonly PlannedObject[]> {
  let index = -1
  for await (const lines of planLines(folder, files)) {
    const objects: PlannedObject[] = []
    for (const line of lines) {
      if (index >= 0) {
        const [bucket, key, target] = JSON.parse(line) as [string, string, string] // our own file
        objects.push({ index, bucket, key, target })
      }
      index += 1
    }
    yield objects
  }
}

/** Says whether a folder holds the plan of this job. */
export async function hasPlan(folder: string, { job, io }: { job: Job; io: Io }): Promise<boolean> {
  if ((await io.files.facts(join(folder, planName))) === undefined) return false
  for await (const [line] of planLines(folder, io.files)) {
    if (line === undefined) continue
    if (line === JSON.stringify({ version: 1, ...job })) return true
    throw usageError(
      `the journal ${folder} belongs to another job`,
      'give the same sources, style and target as before, another --journal, or --restart',
    )
  }
  return false
}

/** Reads lines, as many at a time as the file gives: each step of a generator takes its time. */
async function* planLines(folder: string, files: Files): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of files.readBytes(join(folder, planName))) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
}

/** How one object ended. */
export interface ObjectEnd {
  readonly object: PlannedObject
  readonly outcome: 'ok' | 'failed'
}

/** The journal of a running batch. */
export class Journal {
  readonly #file: AppendedFile
  readonly #done: Bitmap
  readonly #io: Io
  #syncedAt = 0
  #syncing: Promise<void> = Promise.resolve()

  private constructor(file: AppendedFile, done: Bitmap, io: Io) {
    this.#file = file
    this.#done = done
    this.#io = io
  }

  /** Opens the journal of a plan, reading what earlier runs finished. */
  static async open(
    folder: string,
    { io }: { readonly io: Io },
  ): Promise<{ journal: Journal; progress: Progress }> {
    const path = join(folder, doneName)
    const sets = { succeeded: new Bitmap(), failed: new Bitmap() }
    const isThere = (await io.files.facts(path)) !== undefined
    const keep = isThere ? await readDone(path, { sets, files: io.files }) : 0
    let count = -1
    for await (const lines of planLines(folder, io.files)) count += lines.length
    const file = await io.files.openAppend(path, keep)
    const { succeeded, failed } = sets
    const progress = { count, succeeded: succeeded.size, failed: failed.without(succeeded) }
    return { journal: new Journal(file, succeeded, io), progress }
  }

  isDone(object: PlannedObject): boolean {
    return this.#done.has(object.index)
  }

  /**
   * Notes the ends of objects, one call at a time.
   *
   * Resolves when the notes are with the operating system, which a killed process cannot take back.
   * Once a second they go on to the disk, which outlasts a reboot; nothing waits for that until the
   * next time.
   */
  async finish(ends: readonly ObjectEnd[]): Promise<void> {
    let notes = ''
    for (const { object, outcome } of ends) {
      if (outcome === 'ok') this.#done.add(object.index)
      notes += `${object.index} ${outcome}\n`
    }
    await this.#file.append(notes)
    const now = this.#io.now().getTime()
    if (now - this.#syncedAt < 1000) return
    await this.#syncing
    this.#syncedAt = now
    this.#syncing = this.#file.sync()
    // Whoever waits for it next hears of a failure.
    this.#syncing.catch(() => undefined)
  }

  async close(): Promise<void> {
    await this.#syncing
    await this.#file.sync()
    await this.#file.close()
  }
}

interface DoneSets {
  readonly succeeded: Bitmap
  readonly failed: Bitmap
}

/** Reads `done.log`; gives the number of its bytes that are whole lines. */
async function readDone(path: string, { sets, files }: { sets: DoneSets; files: Files }) {
  let rest = ''
  let keep = 0
  for await (const chunk of files.readBytes(path)) {
    const lines = (rest + Buffer.from(chunk).toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      keep += line.length + 1
      readDoneLine(line, { sets, path })
    }
  }
  return keep
}

function readDoneLine(line: string, { sets, path }: { sets: DoneSets; path: string }): void {
  const [, index, outcome] = /^(\d+) (ok|failed)$/.exec(line) ?? []
  if (index !== undefined) {
    sets[outcome === 'ok' ? 'succeeded' : 'failed'].add(Number(index))
    return
  }
  throw new CliError('CLI_LOCAL_FILE', `${path} is damaged: "${line}"`, {
    hint: 'start again with --restart',
  })
}

/** A set of small whole numbers, one bit each. */
class Bitmap {
  #bits = new Uint32Array(1024)
  size = 0

  has(index: number): boolean {
    return ((this.#bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0
  }

  add(index: number): void {
    if (this.has(index)) return
    const word = index >>> 5
    if (word >= this.#bits.length) {
      const grown = new Uint32Array(Math.max(word + 1, this.#bits.length * 2))
      grown.set(this.#bits)
      this.#bits = grown
    }
    this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (index & 31))
    this.size += 1
  }

  /** Counts what is in this set and not in the other. */
  without(other: Bitmap): number {
    let count = 0
    for (const [word, bits] of this.#bits.entries()) {
      let left = bits & ~(other.#bits[word] ?? 0)
      for (; left !== 0; left &= left - 1) count += 1
    }
    return count
  }
}

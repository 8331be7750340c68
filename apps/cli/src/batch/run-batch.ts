/** Runs a batch: processes every object of the plan that is not done. */
import type { OssClient } from '@oss-process/client'
import { CliError } from '../errors.ts'
import type { Io } from '../io.ts'
import { presentError } from '../output/present-error.ts'
import { jsonLine } from '../output/render.ts'
import type { Journal, PlannedObject } from './journal.ts'
import { readPlan } from './journal.ts'
import type { AdaptiveWindow } from './limiter.ts'
import { createPacer, runEach } from './limiter.ts'
import { ProgressLine } from './progress.ts'

/** What a run needs. */
export interface BatchRun {
  readonly client: Pick<OssClient, 'processObject'>
  readonly io: Io
  readonly folder: string
  readonly journal: Journal
  readonly style: string
  readonly targetBucket: string | undefined
  /** Objects that are left to do. */
  readonly total: number
  readonly window: AdaptiveWindow
  readonly rate: number | undefined
  readonly isFailFast: boolean
  /** Whether the style is sent unread. */
  readonly isLenient: boolean
}

/** How many objects succeeded and failed in this run. */
export interface BatchOutcome {
  readonly succeeded: number
  readonly failed: number
}

/**
 * Processes what is left of a plan; prints a line of JSON for each object.
 *
 * Returns early, without an error, when the user stops the program.
 *
 * @throws an error that every object would meet, such as wrong credentials.
 */
export async function runBatch(batch: BatchRun): Promise<BatchOutcome> {
  const { io, window } = batch
  const { saveAs } = await import('@oss-process/process-string')
  const stop = new AbortController()
  const pacer = createPacer(batch.rate)
  const report = createReport(batch, stop)
  await runEach(left(batch), {
    window,
    signal: AbortSignal.any([io.signal, stop.signal]),
    pause: async () => {
      const wait = pacer(io.now().getTime())
      if (wait > 0) await io.sleep(wait)
    },
    run: async (object) => {
      const result = await processOne(object, { batch, saveAs })
      if (result !== undefined) await report.add(object, result)
    },
  }).finally(report.close)
  return report.outcome()
}

/** Prints, notes and counts the results. The note follows the print, so that none stays unprinted. */
function createReport({ io, journal, window, total, isFailFast }: BatchRun, stop: AbortController) {
  const progress = new ProgressLine(io.stderr, io.now)
  let succeeded = 0
  let failed = 0
  return {
    async add(object: PlannedObject, result: ObjectResult): Promise<void> {
      if (result.ok) {
        succeeded += 1
        window.success()
      } else {
        failed += 1
        if (isFailFast) stop.abort()
      }
      if (io.stdout.isTerminal) await progress.clear()
      await io.stdout.write(jsonLine(result))
      await journal.finish([{ object, outcome: result.ok ? 'ok' : 'failed' }])
      await progress.update({ total, succeeded, failed })
    },
    close: () => progress.clear(),
    outcome: (): BatchOutcome => ({ succeeded, failed }),
  }
}

async function* left({ folder, io, journal }: BatchRun): AsyncGenerator<PlannedObject> {
  for await (const object of readPlan(folder, io.files)) {
    if (!journal.isDone(object)) yield object
  }
}

type SaveAs = typeof import('@oss-process/process-string').saveAs

/** One line of the results. */
interface ObjectResult {
  readonly ok: boolean
  readonly source: string
  readonly target: string
  readonly statusCode?: number | undefined
  readonly requestId?: string | undefined
  readonly fileSize?: number | undefined
  readonly error?: { readonly code: string; readonly message: string }
}

/** Returns nothing for an object that was interrupted; the next run processes it. */
async function processOne(
  object: PlannedObject,
  { batch, saveAs }: { batch: BatchRun; saveAs: SaveAs },
): Promise<ObjectResult | undefined> {
  const { bucket, key, target } = object
  const { signal } = batch.io
  const targetBucket = batch.targetBucket ?? bucket
  const places = { source: `oss://${bucket}/${key}`, target: `oss://${targetBucket}/${target}` }
  const process = String(saveAs(batch.style, { key: target, bucket: targetBucket }))
  try {
    const input = { bucket, key, process, validate: !batch.isLenient, signal }
    const { statusCode, requestId, fileSize } = await batch.client.processObject(input)
    return { ok: true, ...places, statusCode, requestId, fileSize }
  } catch (error) {
    if (signal.aborted) return undefined
    const presented = presentError(error)
    if (isHopeless(error, presented.code)) throw error
    const { code, message } = presented
    const { statusCode, requestId } = presented.details
    return {
      ok: false,
      ...places,
      ...(typeof statusCode === 'number' ? { statusCode } : {}),
      ...(typeof requestId === 'string' ? { requestId } : {}),
      error: { code, message },
    }
  }
}

const hopelessCodes: ReadonlySet<string> = new Set([
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'OSS_CREDENTIALS_MISSING',
  'OSS_CREDENTIALS_FETCH_FAILED',
  'CLI_DEFECT',
])

/** Whether every other object would end the same way. */
function isHopeless(error: unknown, code: string): boolean {
  return error instanceof CliError || hopelessCodes.has(code)
}

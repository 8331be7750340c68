/** Checks a process string before it is sent, through process-string's parser. */

import { type Style, saveAs } from '@oss-process/process-string'
import { processMode, safeParse } from '@oss-process/process-string/parse'
import { OssValidationError, type ValidationIssue } from '../errors.ts'
import { assertNoIssues, bucketIssues, keyIssues } from './names.ts'

/** What a call expects of its process string. */
export interface ProcessExpectation {
  /** Whether the call waits for the result. */
  readonly mode: 'sync' | 'async'
  /** `required`: an image style must say where to save. `forbidden`: nothing may be saved. */
  readonly saving: 'required' | 'allowed' | 'forbidden'
  /** `false` accepts any text that is not empty. */
  readonly validate: boolean
}

/**
 * Checks that a process string is valid and fits the call.
 *
 * Unknown actions and parameters pass, since the service may know more than this version.
 *
 * @throws {OssValidationError} with process-string's issues, or `PROCESS_MISSING`,
 *   `PROCESS_ASYNCHRONOUS`, `PROCESS_SYNCHRONOUS`, `SAVE_AS_MISSING`, `SAVE_AS_FORBIDDEN`.
 */
export function assertProcess(process: string, expectation: ProcessExpectation): void {
  if (process === '') {
    assertNoIssues([
      issue('PROCESS_MISSING', 'expected a style such as image/resize,w_100, received nothing', ''),
    ])
  }
  if (!expectation.validate) return
  const known = accepted[expectation.mode][expectation.saving]
  if (known.has(process)) return
  assertParsed(process, expectation)
  remember(process, known)
}

/** Process strings that passed lately: programs send the same few over and over. */
const accepted = {
  sync: { required: new Set<string>(), allowed: new Set<string>(), forbidden: new Set<string>() },
  async: { required: new Set<string>(), allowed: new Set<string>(), forbidden: new Set<string>() },
}
const MOST_REMEMBERED = 256
const LONGEST_REMEMBERED = 1024

function remember(process: string, known: Set<string>): void {
  if (process.length > LONGEST_REMEMBERED) return
  const [oldest] = known
  if (known.size >= MOST_REMEMBERED && oldest !== undefined) known.delete(oldest)
  known.add(process)
}

function assertParsed(process: string, expectation: ProcessExpectation): void {
  const verdict = safeParse(process)
  assertNoIssues(verdict.issues)
  if (!verdict.ok) return
  const { style, saveAs } = verdict.value
  const mode = processMode(style)
  if (mode !== 'both' && mode !== expectation.mode) assertNoIssues([modeIssue(process, mode)])
  if (expectation.saving === 'forbidden' && saveAs !== undefined) {
    assertNoIssues([issue('SAVE_AS_FORBIDDEN', SAVE_AS_FORBIDDEN, process)])
  }
  const isPicture = style.kind === 'image' || style.kind === 'pipeline'
  if (expectation.saving === 'required' && isPicture && saveAs === undefined) {
    assertNoIssues([issue('SAVE_AS_MISSING', SAVE_AS_MISSING, process)])
  }
}

const SAVE_AS_MISSING =
  'expected a process string that says where to save, received an image style alone; add saveAs({ key, bucket }), or call getObject to receive the picture'
const SAVE_AS_FORBIDDEN =
  'expected a style, received a process string with sys/saveas; call processObject to save the result'

function modeIssue(process: string, mode: 'sync' | 'async'): ValidationIssue {
  return mode === 'async'
    ? issue(
        'PROCESS_ASYNCHRONOUS',
        'expected an operation that answers at once, received an asynchronous one; call asyncProcessObject',
        process,
      )
    : issue(
        'PROCESS_SYNCHRONOUS',
        'expected an asynchronous operation, received one that answers at once; call processObject',
        process,
      )
}

function issue(code: string, message: string, received: string): ValidationIssue {
  return { code, severity: 'error', message, path: ['process'], received }
}

/** Where a result is to be saved. */
export interface ProcessTarget {
  readonly key: string
  /** @default the source's */
  readonly bucket?: string | undefined
}

const TARGET_MISSING: ValidationIssue = {
  code: 'TARGET_MISSING',
  severity: 'error',
  message: "expected target to say where to save, such as { key: 'thumb.jpg' }, received none",
  path: ['target'],
}

/**
 * Adds to a style where to save.
 *
 * @throws {OssValidationError} `TARGET_MISSING`, for the names of the target, or with process-string's issues.
 */
export function saveStyleAs(style: Style<'sync'> | string, target: ProcessTarget): string {
  if (typeof target !== 'object' || target === null) assertNoIssues([TARGET_MISSING])
  const { key, bucket } = target
  assertNoIssues([
    ...keyIssues(key, ['target', 'key'], false),
    ...(bucket === undefined ? [] : bucketIssues(bucket, ['target', 'bucket'])),
  ])
  try {
    return String(saveAs(String(style), bucket === undefined ? { key } : { key, bucket }))
  } catch (error) {
    throw readProcessStringRefusal(error)
  }
}

function readProcessStringRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'ProcessStringError') return error
  // Its name says that it has issues.
  const { issues } = error as unknown as { readonly issues: readonly ValidationIssue[] }
  return new OssValidationError(issues, { cause: error })
}

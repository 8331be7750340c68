/** Writes an operation on a video, a document or a sound: a style by itself. */
import type { FollowUp, OperationTable } from './action-table.ts'
import { type Issue, ProcessStringError } from './errors.ts'
import { createIssue } from './issue.ts'
import { type Mode, Style } from './style.ts'
import { type WriteContext, writeAction } from './write-action.ts'

/**
 * Writes `family/name,…` and the actions that may follow it.
 *
 * @throws {ProcessStringError} with every problem of the options.
 */
export function createOperation(table: OperationTable, options: object): Style<Mode> {
  const issues: Issue[] = []
  const text = writeOperation(table, options, issues)
  if (issues.length > 0) throw new ProcessStringError(issues)
  return new Style(text)
}

/** Writes an operation, and reports what is wrong with its options. */
export function writeOperation(table: OperationTable, options: object, issues: Issue[]): string {
  const { family, action, followUps = [] } = table
  if (!isObject(options)) {
    throw new TypeError(`${family}/${action}: expected an object with options`)
  }
  const given: Readonly<Record<string, unknown>> = { ...options }
  const own = { ...given }
  for (const { option } of followUps) delete own[option]
  const parts = [writeAction(table, own, { issues, path: [] })]
  for (const followUp of followUps) {
    parts.push(
      ...writeFollowUp(followUp, given[followUp.option], { issues, path: [followUp.option] }),
    )
  }
  const most = followUps[0]?.most
  if (most !== undefined && parts.length > most + 1) issues.push(tooManyInputs(table, most))
  return `${family}/${parts.join('/')}`
}

function writeFollowUp(
  { option, table, most }: FollowUp,
  value: unknown,
  { issues, path = [] }: WriteContext,
): string[] {
  if (value === undefined) return []
  if (most === undefined && isObject(value)) return [writeAction(table, value, { issues, path })]
  if (most !== undefined && Array.isArray(value) && value.every(isObject)) {
    return value.map((item, index) => writeAction(table, item, { issues, path: [...path, index] }))
  }
  const expected = most === undefined ? 'an object with options' : 'an array of objects'
  const place = { subject: option, received: value, path }
  issues.push(createIssue({ code: 'VALUE_WRONG_TYPE', expected, ...place }))
  return []
}

function tooManyInputs({ action }: OperationTable, most: number): Issue {
  const expected = `at most ${most} inputs besides the addressed object`
  return createIssue({
    code: 'ACTION_TOO_OFTEN',
    subject: action,
    action,
    expected,
    received: 'more',
  })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

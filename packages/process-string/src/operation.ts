/** Writes an operation on a video, a document or a sound: a style by itself. */
import type { FollowUp, OperationTable } from './action-table.ts'
import { type IssueParts, refuseAny } from './issue.ts'
import { type Mode, Style } from './style.ts'
import { type WriteContext, writeAction } from './write-action.ts'

/**
 * Writes `family/name,…` and the actions that may follow it.
 *
 * @throws {ProcessStringError} with every problem of the options.
 */
export function createOperation(table: OperationTable, options: object): Style<Mode> {
  const problems: IssueParts[] = []
  const text = writeOperation(table, options, problems)
  refuseAny(problems)
  return new Style(text)
}

/** Writes an operation, and reports what is wrong with its options. */
export function writeOperation(
  table: OperationTable,
  options: object,
  problems: IssueParts[],
): string {
  const { family, action, followUps = [] } = table
  if (!isObject(options)) {
    throw new TypeError(`${family}/${action}: expected an object with options`)
  }
  const given: Readonly<Record<string, unknown>> = { ...options }
  const own = { ...given }
  for (const { option } of followUps) delete own[option]
  const parts = [writeAction(table, own, { problems, path: [] })]
  for (const followUp of followUps) {
    parts.push(
      ...writeFollowUp(followUp, given[followUp.option], { problems, path: [followUp.option] }),
    )
  }
  const most = followUps[0]?.most
  if (most !== undefined && parts.length > most + 1) problems.push(tooManyInputs(table, most))
  return `${family}/${parts.join('/')}`
}

function writeFollowUp(
  { option, table, most }: FollowUp,
  value: unknown,
  { problems, path }: WriteContext,
): string[] {
  if (value === undefined) return []
  if (most === undefined && isObject(value)) return [writeAction(table, value, { problems, path })]
  if (most !== undefined && Array.isArray(value) && value.every(isObject)) {
    return value.map((item, index) =>
      writeAction(table, item, { problems, path: [...path, index] }),
    )
  }
  const expected = most === undefined ? 'an object with options' : 'an array of objects'
  const place = { subject: option, received: value, path }
  problems.push({ code: 'VALUE_WRONG_TYPE', expected, ...place })
  return []
}

function tooManyInputs({ action }: OperationTable, most: number): IssueParts {
  const expected = `at most ${most} inputs besides the addressed object`
  return { code: 'ACTION_TOO_OFTEN', subject: action, action, expected, received: 'more' }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Writes an operation on a video, a document or a sound, which is a whole style. */
import type { FollowUp, OperationTable } from '../language/action-table.ts'
import { type IssueParts, refuseAny } from '../language/issue.ts'
import { type Mode, Style } from './style.ts'
import { writeAction } from './write-action.ts'

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

/**
 * Returns text to append to an action: to the operation itself for the empty text, or to one that
 * follows it for `option` or `option.index`.
 */
export type EndingOf = (place: string) => string

/** Writes an operation, and reports what is wrong with its options. */
export function writeOperation(
  table: OperationTable,
  options: object,
  problems: IssueParts[],
  endingOf: EndingOf = () => '',
): string {
  const { family, action, followUps = [] } = table
  const given: Readonly<Record<string, unknown>> = Object(options)
  if (given !== options) {
    throw new TypeError(`${family}/${action}: expected an object with options`)
  }
  const own = { ...given }
  for (const { option } of followUps) delete own[option]
  const parts = [writeAction(table, own, { problems }) + endingOf('')]
  for (const followUp of followUps) {
    parts.push(...writeFollowUp(followUp, given[followUp.option], problems, endingOf))
  }
  const most = followUps[0]?.most
  if (most !== undefined && parts.length > most + 1) problems.push(tooManyInputs(table, most))
  return `${family}/${parts.join('/')}`
}

function writeFollowUp(
  { option, table, most }: FollowUp,
  value: unknown,
  problems: IssueParts[],
  endingOf: EndingOf,
): string[] {
  if (value === undefined) return []
  const isList = most !== undefined
  if (!isList && isObject(value)) {
    return [writeAction(table, value, { problems, path: [option] }) + endingOf(option)]
  }
  if (isList && Array.isArray(value) && value.every(isObject)) {
    return value.map(
      (item, index) =>
        writeAction(table, item, { problems, path: [option, index] }) +
        endingOf(`${option}.${index}`),
    )
  }
  const expected = isList ? 'an array of objects' : 'an object with options'
  const place = { subject: option, received: value, path: [option] }
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

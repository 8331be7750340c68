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
  const text = writeOperation(table, options, { problems })
  refuseAny(problems)
  return new Style(text)
}

/**
 * Texts to append: under `''` to the operation itself, under `option` or `option.index` to an action
 * that follows it.
 */
export type Endings = Readonly<Record<string, string>>

/** Writes an operation, and reports what is wrong with its options. */
export function writeOperation(
  table: OperationTable,
  options: object,
  { problems, endings = {} }: { readonly problems: IssueParts[]; readonly endings?: Endings },
): string {
  const { family, action, followUps = [] } = table
  const given: Readonly<Record<string, unknown>> = Object(options)
  if (given !== options) {
    throw new TypeError(`${family}/${action}: expected an object with options`)
  }
  const own = { ...given }
  for (const { option } of followUps) delete own[option]
  const parts = [writeAction(table, own, { problems }) + (endings[''] ?? '')]
  for (const followUp of followUps) {
    for (const { options: followed, path } of followingOf(followUp, given, problems)) {
      const text = writeAction(followUp.table, followed, { problems, path })
      parts.push(text + (endings[path.join('.')] ?? ''))
    }
  }
  const most = followUps[0]?.most
  if (most !== undefined && parts.length > most + 1)
    problems.push(tooManyInputs(table, { most, received: parts.length - 1 }))
  return `${family}/${parts.join('/')}`
}

/** One action that follows an operation. */
interface Following {
  readonly options: object
  readonly path: readonly (string | number)[]
}

/** The actions that an option holds; reports a value of another type. */
function followingOf(
  { option, most }: FollowUp,
  given: Readonly<Record<string, unknown>>,
  problems: IssueParts[],
): readonly Following[] {
  const value = given[option]
  const isList = most !== undefined
  if (value === undefined) return []
  if (!isList && isObject(value)) return [{ options: value, path: [option] }]
  if (isList && Array.isArray(value) && value.every(isObject)) {
    return value.map((options, index) => ({ options, path: [option, index] }))
  }
  const expected = isList ? 'an array of objects' : 'an object with options'
  const place = { subject: option, received: value, path: [option] }
  problems.push({ code: 'VALUE_WRONG_TYPE', expected, ...place })
  return []
}

function tooManyInputs(
  { action }: OperationTable,
  { most, received }: { readonly most: number; readonly received: number },
): IssueParts {
  const expected = `at most ${most} inputs besides the addressed object`
  return { code: 'ACTION_TOO_OFTEN', subject: action, action, expected, received }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

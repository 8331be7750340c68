/** Writes one action from its options, and reports everything that is wrong with them. */
import type { ActionTable, AnyRow } from './action-table.ts'
import type { Base64Form } from './base64.ts'
import type { IssueParts } from './issue.ts'
import { type Fault, faultOf } from './parameter.ts'
import { checkRules } from './rules.ts'

/** Options whose values are not checked yet; read by the table's names only. */
type Given = Readonly<Record<string, unknown>>

/** Where an action's problems are reported, and how its text values are written. */
export interface WriteContext {
  readonly problems: IssueParts[]
  /** Leads to the options in what the caller gave, such as `[0]` for the first action. */
  readonly path: readonly (string | number)[]
  readonly form?: Base64Form | undefined
}

/**
 * Writes an action as `name,letter_value,…` in the order of its table.
 *
 * @param options - checked here, whatever their types; `undefined` means left out.
 * @throws TypeError when `options` is not an object at all.
 */
export function writeAction(table: ActionTable, options: object, context: WriteContext): string {
  const given = toGiven(table, options)
  const faults: Fault[] = []
  let written = 0
  let text = table.action
  for (const step of stepsOf(table)) {
    const value = given[step.name]
    if (value === undefined && !step.required) continue
    const code = value === undefined ? 'PARAMETER_MISSING' : step.check(value, step.row)
    if (code) {
      faults.push(faultOf(step.row, code, step.name))
      continue
    }
    text += step.head + step.write(value, step.row, context.form)
    written += 1
  }
  // Measured: looking for each name costs more than to count them.
  if (written < Object.keys(given).length) checkNames(table.parameters, given, faults)
  checkRules(table, given, faults)
  for (const fault of faults) context.problems.push(toProblem(fault, table, given, context.path))
  return text
}

function toGiven({ action }: ActionTable, options: unknown): Given {
  if (typeof options === 'object' && options) return options as Given
  throw new TypeError(`${action}: expected an object with options`)
}

/** Reports the options that the action does not have. */
function checkNames(parameters: ActionTable['parameters'], given: Given, faults: Fault[]): void {
  for (const name in given) {
    if (given[name] !== undefined && !Object.hasOwn(parameters, name)) {
      const expected = `one of ${Object.keys(parameters).join(', ')}`
      faults.push({ code: 'PARAMETER_UNKNOWN', expected, name })
    }
  }
}

/** Adds to a fault where it is, and what was given. */
function toProblem(
  fault: Fault,
  table: ActionTable,
  given: Given,
  path: WriteContext['path'],
): IssueParts {
  const { name = '' } = fault
  return {
    ...fault,
    subject: `${table.action} ${name || 'options'}`,
    path: name ? [...path, name] : path,
    action: table.action,
    parameter: table.parameters[name]?.letter,
    received: given[name],
  }
}

/** A row with what writing asks of it, in one shape for all kinds: reading it is then faster. */
interface Step extends Required<Pick<AnyRow['kind'], 'check' | 'write'>> {
  readonly name: string
  readonly row: AnyRow
  readonly required: true | undefined
  /** What stands before the value. */
  readonly head: string
}

const stepsByTable = /* @__PURE__ */ new WeakMap<ActionTable, readonly Step[]>()

/** The rows of a table in their order; made once per table. */
function stepsOf(table: ActionTable): readonly Step[] {
  const known = stepsByTable.get(table)
  if (known) return known
  const steps = Object.entries<AnyRow>(table.parameters).map(([name, row]) => {
    const { check, write = String } = row.kind
    return {
      name,
      row,
      check,
      write,
      required: row.required,
      head: `,${row.letter && `${row.letter}_`}`,
    }
  })
  stepsByTable.set(table, steps)
  return steps
}

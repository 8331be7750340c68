/** Writes one action from its options, and reports everything that is wrong with them. */
import type { ActionTable, AnyRow } from './action-table.ts'
import type { Base64Form } from './base64.ts'
import type { IssueParts } from './issue.ts'
import { faultOf, type ReportFault } from './parameter.ts'
import { checkRules } from './rules.ts'

/** Options whose values are not checked yet. */
type Given = Readonly<Record<string, unknown>>

/**
 * Writes an action as `name,letter_value,…` in the order of its table.
 *
 * @param options - checked here, whatever their types; `undefined` means left out.
 * @param problems - where to add what is wrong.
 * @param path - leads to the options in what the caller gave, such as `[0]` for the first action.
 * @param form - how text values are written.
 * @throws TypeError when `options` is not an object at all.
 */
export function writeAction(
  table: ActionTable,
  options: object,
  problems: IssueParts[],
  path: readonly (string | number)[],
  form?: Base64Form,
): string {
  const { action, parameters } = table
  const given: Given = Object(options)
  if (given !== options) throw new TypeError(`${action}: expected an object with options`)
  const report: ReportFault = (fault, name = '') => {
    problems.push({
      ...fault,
      subject: `${action} ${name || 'options'}`,
      path: name ? [...path, name] : path,
      action,
      parameter: parameters[name]?.letter,
      received: given[name],
    })
  }
  let text = action
  for (const { name, row, kind, required, head } of stepsOf(table)) {
    const value = given[name]
    const code = value === undefined ? required && 'PARAMETER_MISSING' : kind.check(value, row)
    if (code) report(faultOf(row, code), name)
    else if (value !== undefined) text += head + kind.write(value, row, form)
  }
  checkNames(parameters, given, report)
  checkRules(table, given, report)
  return text
}

/** Reports the options that the action does not have. */
function checkNames(
  parameters: ActionTable['parameters'],
  given: Given,
  report: ReportFault,
): void {
  for (const name in given) {
    if (given[name] !== undefined && !Object.hasOwn(parameters, name)) {
      const expected = `one of ${Object.keys(parameters).join(', ')}`
      report({ code: 'PARAMETER_UNKNOWN', expected }, name)
    }
  }
}

/** A row with what writing asks of it, in one shape for all kinds: reading it is then faster. */
interface Step extends Pick<AnyRow, 'kind' | 'required'> {
  readonly name: string
  readonly row: AnyRow
  /** What stands before the value. */
  readonly head: string
}

const stepsByTable = /* @__PURE__ */ new WeakMap<ActionTable, readonly Step[]>()

/** The rows of a table in their order; made once per table. */
function stepsOf(table: ActionTable): readonly Step[] {
  let steps = stepsByTable.get(table)
  if (!steps) {
    steps = Object.entries<AnyRow>(table.parameters).map(([name, row]) => {
      const { letter, kind, required } = row
      return { name, row, kind, required, head: `,${letter && `${letter}_`}` }
    })
    stepsByTable.set(table, steps)
  }
  return steps
}

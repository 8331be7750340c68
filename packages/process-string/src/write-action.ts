/** Writes one action from its options, and reports everything that is wrong with them. */
import type { ActionTable, ParameterRow } from './action-table.ts'
import type { Base64Form } from './base64.ts'
import type { IssueParts } from './issue.ts'
import { codecOf, type Fault, faultOf } from './parameter.ts'
import { checkRules, type ReportFault } from './rules.ts'

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
export function writeAction(
  table: ActionTable,
  options: object,
  { problems, path, form }: WriteContext,
): string {
  const { action, parameters } = table
  if (typeof options !== 'object' || !options) {
    throw new TypeError(`${action}: expected an object with options`)
  }
  const given = options as Given
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
  const text = writeParameters(table, given, { form, report })
  for (const name in given) {
    if (given[name] !== undefined && !Object.hasOwn(parameters, name)) {
      const expected = `one of ${Object.keys(parameters).join(', ')}`
      report({ code: 'PARAMETER_UNKNOWN', expected }, name)
    }
  }
  checkRules(table, given, report)
  return text
}

function writeParameters(
  { action, parameters }: ActionTable,
  given: Given,
  { form, report }: { readonly form: Base64Form | undefined; readonly report: ReportFault },
): string {
  let text = action
  // Measured: listing the entries first costs as much as all the rest.
  for (const name in parameters) {
    const row = parameters[name]
    const value = given[name]
    if (!row || (value === undefined && !row.required)) continue
    const written = writeParameter(row, value, form)
    if (typeof written === 'string') text += written
    else report(written, name)
  }
  return text
}

function writeParameter(row: ParameterRow, value: unknown, form?: Base64Form): string | Fault {
  const codec = codecOf(row)
  const code = value === undefined ? 'PARAMETER_MISSING' : codec.check(value, row)
  if (code) return faultOf(row, code)
  return `,${row.letter && `${row.letter}_`}${codec.write?.(value, row, form) ?? value}`
}

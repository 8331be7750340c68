/** Writes one action from its options, and reports everything that is wrong with them. */
import type { ActionTable } from '../language/action-table.ts'
import type { Base64Form } from '../language/base64.ts'
import type { IssueParts } from '../language/issue.ts'
import type { AnyRow } from '../language/kind.ts'
import { checkValue, type Fault, faultOf, type OptionFault } from '../language/parameter.ts'
import { brokenRules } from '../language/rules.ts'

type Given = Readonly<Record<string, unknown>>

/** Where the options stand, and how they are written. */
export interface WriteContext {
  /** What is wrong is added here. */
  readonly problems: IssueParts[]
  /** Leads to the options in what the caller gave, such as `[0]` for the first action. */
  readonly path?: readonly (string | number)[]
  /** How text values are written. */
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
  { problems, path = [], form }: WriteContext,
): string {
  const { action } = table
  const given: Given = Object(options)
  if (given !== options) throw new TypeError(`${action}: expected an object with options`)
  const { text, faults } = writeParameters(table, given, form)
  const allFaults = [...faults, ...unknownOptions(table, given), ...brokenRules(table, given)]
  for (const { name = '', ...fault } of allFaults) {
    problems.push({
      received: given[name],
      ...fault,
      subject: `${action} ${name || 'options'}`,
      path: name ? [...path, name] : path,
      action,
      parameter: table.parameters[name]?.letter,
    })
  }
  return action + text
}

/** Writes what is right, and finds what is wrong with each option by itself. */
function writeParameters(
  { parameters }: ActionTable,
  given: Given,
  form: Base64Form | undefined,
): { readonly text: string; readonly faults: readonly OptionFault[] } {
  let text = ''
  const faults: OptionFault[] = []
  for (const name in parameters) {
    const row = parameters[name] as AnyRow // the name is one of the table
    const value = given[name]
    const fault = value === undefined ? missingFault(row) : checkValue(row, value)
    if (fault) faults.push({ ...fault, name })
    else if (value !== undefined) {
      text += `,${row.letter && `${row.letter}_`}${row.kind.write(value, row, form)}`
    }
  }
  return { text, faults }
}

function unknownOptions({ parameters }: ActionTable, given: Given): readonly OptionFault[] {
  const faults: OptionFault[] = []
  for (const name in given) {
    if (given[name] === undefined || Object.hasOwn(parameters, name)) continue
    const expected = `one of ${Object.keys(parameters).join(', ')}`
    faults.push({ code: 'PARAMETER_UNKNOWN', expected, name })
  }
  return faults
}

function missingFault(row: AnyRow): Fault | undefined {
  return row.required && faultOf(row, 'PARAMETER_MISSING')
}

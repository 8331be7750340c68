/** Writes one action from its options, and reports everything that is wrong with them. */
import { writeParameters } from '#write-parameters'
import type { ActionTable } from '../language/action-table.ts'
import type { Base64Form } from '../language/base64.ts'
import type { IssueParts } from '../language/issue.ts'
import { faultOf, type Given, type ReportFault } from '../language/parameter.ts'
import { checkRules } from '../language/rules.ts'

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
  const parts = writeParameters(table, given, form, (name, code, row) => {
    const expected = `one of ${Object.keys(parameters).join(', ')}`
    report(row ? faultOf(row, code) : { code, expected }, name)
  })
  checkRules(table, given, report)
  return action + parts
}

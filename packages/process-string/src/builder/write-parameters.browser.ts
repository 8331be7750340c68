/** The counterpart of `write-parameters.ts` in browsers, where a small bundle matters more. */
import type { ActionTable, AnyRow } from '../language/action-table.ts'
import type { Base64Form } from '../language/base64.ts'
import type { Given, RefuseOption } from '../language/parameter.ts'

/** Writes `,letter_value` for each option in the order of the table, and refuses what is wrong. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: two short loops, which weigh more apart
export function writeParameters(
  { parameters }: ActionTable,
  given: Given,
  form: Base64Form | undefined,
  refuse: RefuseOption,
): string {
  let text = ''
  for (const name in parameters) {
    const value = given[name]
    const row = parameters[name] as AnyRow // the name is one of the table
    const code =
      value === undefined ? row.required && 'PARAMETER_MISSING' : row.kind.check(value, row)
    if (code) refuse(name, code, row)
    else if (value !== undefined) {
      text += `,${row.letter && `${row.letter}_`}${row.kind.write(value, row, form)}`
    }
  }
  for (const name in given) {
    if (given[name] !== undefined && !Object.hasOwn(parameters, name)) {
      refuse(name, 'PARAMETER_UNKNOWN')
    }
  }
  return text
}

/** The counterpart of `write-parameters.ts` in browsers, where a small bundle matters more. */
import type { ActionTable, AnyRow } from './action-table.ts'
import type { Base64Form } from './base64.ts'
import type { Given, RefuseRow } from './parameter.ts'

/** Writes `,letter_value` for each option in the order of the table, and refuses wrong values. */
export function writeParameters(
  { parameters }: ActionTable,
  given: Given,
  form: Base64Form | undefined,
  refuse: RefuseRow,
): string {
  let text = ''
  for (const name in parameters) {
    const value = given[name]
    const row = parameters[name] as AnyRow // the name is one of the table
    const code =
      value === undefined ? row.required && 'PARAMETER_MISSING' : row.kind.check(value, row)
    if (code) refuse(row, code, name)
    else if (value !== undefined) {
      text += `,${row.letter && `${row.letter}_`}${row.kind.write(value, row, form)}`
    }
  }
  return text
}

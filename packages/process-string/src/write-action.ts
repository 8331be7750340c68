/** Writes one action from its options, and reports everything that is wrong with them. */
import type { ActionTable } from './action-table.ts'
import type { Base64Form } from './base64.ts'
import type { Issue } from './errors.ts'
import { createIssue } from './issue.ts'
import { checkValue, type Fault, faultOf, writeValue } from './parameter.ts'
import { brokenRules } from './rules.ts'

type Given = Readonly<Record<string, unknown>>

/** Where an action's problems are reported, and how its text values are written. */
export interface WriteContext {
  readonly issues: Issue[]
  /** Leads to the options in what the caller gave, such as `[0]` for the first action. */
  readonly path: readonly (string | number)[]
  readonly form?: Base64Form
}

/**
 * Writes an action as `name,letter_value,…` in the order of its table.
 *
 * @param options - checked here, whatever their types; `undefined` means left out.
 * @throws TypeError when `options` is not an object at all.
 */
export function writeAction(table: ActionTable, options: object, context: WriteContext): string {
  if (typeof options !== 'object' || !options) {
    throw new TypeError(`${table.action}: expected an object with options, received ${options}`)
  }
  const given = options as Given // read by the table's names only
  const text = writeParameters(table, given, context)
  reportUnknown(table, given, context)
  for (const { name, ...fault } of brokenRules(table, given, (option) => option)) {
    report(table, context, name, fault, name === undefined ? undefined : given[name])
  }
  return text
}

function writeParameters(table: ActionTable, given: Given, context: WriteContext): string {
  let text = table.action
  for (const [name, row] of Object.entries(table.parameters)) {
    const value = given[name]
    if (value === undefined && !row.required) continue
    const fault = value === undefined ? faultOf(row, 'PARAMETER_MISSING') : checkValue(row, value)
    if (fault) report(table, context, name, fault, value)
    else text += `,${row.letter && `${row.letter}_`}${writeValue(row, value, context.form)}`
  }
  return text
}

function reportUnknown(table: ActionTable, given: Given, context: WriteContext): void {
  const names = Object.keys(table.parameters)
  for (const name in given) {
    if (given[name] === undefined || names.includes(name)) continue
    const expected = `one of ${names.join(', ') || 'no options'}`
    const fault: Fault = { code: 'PARAMETER_UNKNOWN', expected, ec: undefined }
    report(table, context, name, fault, given[name])
  }
}

function report(
  { action, parameters }: ActionTable,
  { issues, path }: WriteContext,
  name: string | undefined,
  fault: Fault,
  received: unknown,
): void {
  const subject = name === undefined ? action : `${action} ${name}`
  const parameter = (name && parameters[name]?.letter) || undefined
  const place = name === undefined ? path : [...path, name]
  issues.push(createIssue({ ...fault, subject, action, parameter, path: place, received }))
}

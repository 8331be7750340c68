/** Writes one action from its options, and reports everything that is wrong with them. */
import type { ActionTable, ParameterRow } from './action-table.ts'
import type { Base64Form } from './base64.ts'
import type { Issue } from './errors.ts'
import { createIssue } from './issue.ts'
import { checkValue, type Fault, faultOf, writeValue } from './parameter.ts'
import { brokenRules, type RuleFault, ruleFaultOf } from './rules.ts'

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
  assertObject(table.action, options)
  const given = options as Given // read by the table's names only
  const text = writeParameters(table, given, context)
  reportUnknown(table, given, context)
  for (const rule of brokenRules(table, given)) {
    const fault = ruleFaultOf(rule, (name) => name)
    report(table, context, fault, fault.name && given[fault.name])
  }
  return text
}

function writeParameters(table: ActionTable, given: Given, context: WriteContext): string {
  let text = table.action
  for (const [name, row] of rowsOf(table)) {
    const value = given[name]
    if (value === undefined && !row.required) continue
    const code = value === undefined ? 'PARAMETER_MISSING' : checkValue(row, value)
    if (code) report(table, context, { ...faultOf(row, code), name }, value)
    else text += writeParameter(row, value, context.form)
  }
  return text
}

const rowsByTable = /* @__PURE__ */ new WeakMap<
  ActionTable,
  readonly (readonly [string, ParameterRow])[]
>()

/** A table's rows with the names of their options, listed once per table: chains are built often. */
function rowsOf(table: ActionTable): readonly (readonly [string, ParameterRow])[] {
  const known = rowsByTable.get(table)
  if (known) return known
  const rows = Object.entries(table.parameters)
  rowsByTable.set(table, rows)
  return rows
}

function writeParameter(row: ParameterRow, value: unknown, form: Base64Form | undefined): string {
  const written = writeValue(row, value, form)
  return row.letter === '' ? `,${written}` : `,${row.letter}_${written}`
}

function assertObject(action: string, options: unknown): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${action}: expected an object with options, received ${String(options)}`)
  }
}

function reportUnknown(table: ActionTable, given: Given, context: WriteContext): void {
  for (const name in given) {
    if (given[name] === undefined || Object.hasOwn(table.parameters, name)) continue
    const expected = `one of ${Object.keys(table.parameters).join(', ') || 'no options'}`
    const fault: Fault = { code: 'PARAMETER_UNKNOWN', expected, ec: undefined }
    report(table, context, { ...fault, name }, given[name])
  }
}

function report(
  table: ActionTable,
  { issues, path }: WriteContext,
  { name, ...fault }: RuleFault,
  received: unknown,
): void {
  const letter = name === undefined ? undefined : table.parameters[name]?.letter
  issues.push(
    createIssue({
      ...fault,
      subject: name === undefined ? table.action : `${table.action} ${name}`,
      received,
      path: name === undefined ? path : [...path, name],
      action: table.action,
      ...(letter ? { parameter: letter } : {}),
    }),
  )
}

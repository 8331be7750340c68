/** Checks one parameter's value by its row. */

import type { IssueCode } from '../errors.ts'
import type { AnyRow } from './action-table.ts'

/** What is wrong with a value, what is allowed, and the service's code for it. */
export interface Fault {
  readonly code: IssueCode
  readonly expected: string
  readonly ec?: string | undefined
}

/** Options whose values are not checked yet. */
export type Given = Readonly<Record<string, unknown>>

/** Takes what is wrong with an option, or, without its name, with all of them together. */
export type ReportFault = (fault: Fault, name?: string) => void

/** What is wrong with a value; `undefined` when its row allows it. */
export function checkValue(row: AnyRow, value: unknown): Fault | undefined {
  const code = row.kind.check(value, row)
  return code && faultOf(row, code)
}

/** Takes the name of an option that is refused, and its row; without one the action has no such option. */
export type RefuseOption = (name: string, code: IssueCode, row?: AnyRow) => void

/** Completes what is wrong with what the row says. */
export function faultOf(row: AnyRow, code: IssueCode): Fault {
  return { code, expected: row.kind.expected(row), ec: row.ecFor?.[code] ?? row.ec }
}

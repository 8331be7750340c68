/** Checks and reads the value of one parameter by its row. */
import type { IssueCode } from '../errors.ts'
import type { AnyRow, FaultDetail } from './kind.ts'

/** What is wrong with a value, what is allowed, and the service's code for it. */
export interface Fault extends FaultDetail {
  readonly code: IssueCode
  readonly expected: string
  readonly ec?: string | undefined
}

/** What is wrong with one option, or, without its name, with all of them together. */
export interface OptionFault extends Fault {
  readonly name?: string
}

/** The fault of a value that has this problem; of a value that is missing, when none is given. */
export function faultOf(row: AnyRow, code: IssueCode, value?: unknown): Fault {
  const fault = { code, expected: row.kind.expected(row), ec: row.ecFor?.[code] ?? row.ec }
  return value === undefined ? fault : { ...fault, ...row.kind.detail?.(value, code) }
}

/** Finds what is wrong with a value; returns `undefined` when its row allows it. */
export function checkValue(row: AnyRow, value: unknown): Fault | undefined {
  const code = row.kind.check(value, row)
  return code && faultOf(row, code, value)
}

/** The value, or what is wrong with its text. */
export type Reading = { readonly value: unknown } | { readonly fault: Fault }

/** Reads a value from its text on the wire, and checks it. The fault of a text is about what it says. */
export function readValue(row: AnyRow, text: string): Reading {
  const { kind } = row
  const value = kind.read(text, row)
  if (value === undefined) {
    return { fault: wireFaultOf(row, kind.unreadable ?? 'VALUE_NOT_ALLOWED') }
  }
  const code = kind.check(value, row)
  if (!code) return { value }
  const decoded = typeof value === 'string' ? { received: value } : {}
  return { fault: { ...decoded, ...faultOf(row, code, value) } }
}

/** Like {@link faultOf}, in the characters of the wire. */
export function wireFaultOf(row: AnyRow, code: IssueCode): Fault {
  const fault = faultOf(row, code)
  return { ...fault, expected: row.kind.expectedOnWire?.(row) ?? fault.expected }
}

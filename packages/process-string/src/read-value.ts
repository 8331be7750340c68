/** Reads one parameter's value from its text on the wire, according to its row. */
import type { ParameterRow } from './action-table.ts'
import { decodeBase64 } from './base64.ts'
import type { IssueCode } from './errors.ts'
import { checkValue, expectedOf, type Fault, faultOf } from './parameter.ts'

/** The value, or what is wrong with its text. */
export type Reading = { readonly value: unknown } | { readonly fault: Fault }

/** Reads a value and checks it against its row. */
export function readValue(row: ParameterRow, text: string): Reading {
  const value = decode(row, text)
  const code = value === undefined ? unreadableCode(row) : checkValue(row, value)
  if (code === undefined) return { value }
  return { fault: { ...faultOf(row, code), expected: expectedOnWire(row) } }
}

function unreadableCode(row: ParameterRow): IssueCode {
  if (row.kind === 'text') return 'VALUE_NOT_BASE64'
  return row.kind === 'integer' || row.kind === 'number' ? 'VALUE_WRONG_TYPE' : 'VALUE_NOT_ALLOWED'
}

const NUMBER = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?$/ }
const FLAGS: ReadonlyMap<string, boolean> = /* @__PURE__ */ new Map([
  ['0', false],
  ['1', true],
])

function decode(row: ParameterRow, text: string): unknown {
  switch (row.kind) {
    case 'integer':
    case 'number':
      return NUMBER[row.kind].test(text) ? Number(text) : undefined
    case 'flag':
      return FLAGS.get(text)
    case 'choice':
      return row.values.find((_, position) => String(position) === text)
    case 'text':
      return decodeBase64(text)
    default:
      return text
  }
}

/** What a row allows, in the characters of the wire. */
export function expectedOnWire(row: ParameterRow): string {
  switch (row.kind) {
    case 'flag':
      return '0 or 1'
    case 'choice':
      return `one of ${row.values.map((word, position) => `${position} (${word})`).join(', ')}`
    case 'text':
      return `URL-safe Base64 of ${expectedOf(row)}`
    default:
      return expectedOf(row)
  }
}

/** Reads one parameter's value from its text on the wire, according to its row. */
import type { ParameterRow } from './action-table.ts'
import { decodeBase64 } from './base64.ts'
import type { IssueCode } from './errors.ts'
import { checkValue, codecOf, expectedOf, type Fault, faultOf } from './parameter.ts'

/** The value, or what is wrong with its text. */
export type Reading = { readonly value: unknown } | { readonly fault: Fault }

/** Reads a value and checks it against its row. */
export function readValue(row: ParameterRow, text: string): Reading {
  const value = decode(row, text)
  const fault = value === undefined ? faultOf(row, unreadableCode(row)) : checkValue(row, value)
  return fault ? { fault: { ...fault, expected: expectedOnWire(row) } } : { value }
}

const ENCODED = ['text', 'long-text', 'font', 'picture']
const NUMERIC = ['integer', 'number']

function unreadableCode({ kind }: ParameterRow): IssueCode {
  if (ENCODED.includes(kind)) return 'VALUE_NOT_BASE64'
  return NUMERIC.includes(kind) ? 'VALUE_WRONG_TYPE' : 'VALUE_NOT_ALLOWED'
}

const FLAGS: ReadonlyMap<string, boolean> = /* @__PURE__ */ new Map([
  ['0', false],
  ['1', true],
])

function decode(row: ParameterRow, text: string): unknown {
  if ('codec' in row) return codecOf(row).read?.(text, row)
  switch (row.kind) {
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : undefined
    case 'flag':
      return FLAGS.get(text)
    case 'text':
      return decodeBase64(text)
    default:
      return text
  }
}

/** What a row allows, in the characters of the wire. */
export function expectedOnWire(row: ParameterRow): string {
  if ('codec' in row) return codecOf(row).expectedOnWire?.(row) ?? expectedOf(row)
  if (row.kind === 'flag') return '0 or 1'
  return row.kind === 'text' ? `URL-safe Base64 of ${expectedOf(row)}` : expectedOf(row)
}

/** Reads one parameter's value from its text on the wire, according to its row. */

import type { IssueCode } from '../errors.ts'
import type { AnyRow } from '../language/action-table.ts'
import { decodeBase64 } from '../language/base64.ts'
import {
  countKind,
  flagKind,
  fontKind,
  integerKind,
  longTextKind,
  numberKind,
  textKind,
} from '../language/kinds.ts'
import { checkValue, type Fault, faultOf } from '../language/parameter.ts'
import { pictureKind } from '../language/picture.ts'

/** The value, or what is wrong with its text. */
export type Reading = { readonly value: unknown } | { readonly fault: Fault }

/** Reads a value and checks it against its row. */
export function readValue(row: AnyRow, text: string): Reading {
  const value = decode(row, text)
  const fault = value === undefined ? faultOf(row, unreadableCode(row)) : checkValue(row, value)
  return fault ? { fault: { ...fault, expected: expectedOnWire(row) } } : { value }
}

const ENCODED: readonly unknown[] = [textKind, longTextKind, fontKind, pictureKind]
const NUMERIC: readonly unknown[] = [integerKind, countKind, numberKind]

function unreadableCode({ kind }: AnyRow): IssueCode {
  if (ENCODED.includes(kind)) return 'VALUE_NOT_BASE64'
  return NUMERIC.includes(kind) ? 'VALUE_WRONG_TYPE' : 'VALUE_NOT_ALLOWED'
}

const FLAGS: ReadonlyMap<string, boolean> = /* @__PURE__ */ new Map([
  ['0', false],
  ['1', true],
])

function decode(row: AnyRow, text: string): unknown {
  const { kind } = row
  if (kind.read) return kind.read(text, row)
  switch (kind) {
    case integerKind:
      return /^-?\d+$/.test(text) ? Number(text) : undefined
    case flagKind:
      return FLAGS.get(text)
    case textKind:
      return decodeBase64(text)
    default:
      return text
  }
}

/** What a row allows, in the characters of the wire. */
export function expectedOnWire(row: AnyRow): string {
  const { kind } = row
  if (kind === flagKind) return '0 or 1'
  if (kind === textKind) return `URL-safe Base64 of ${kind.expected(row)}`
  return kind.expectedOnWire?.(row) ?? kind.expected(row)
}

/** Checks and writes one parameter's value according to its row. */
import type { EcNumber, ParameterRow, TextRow } from './action-table.ts'
import { type Base64Form, byteLengthOf, encodeBase64 } from './base64.ts'
import type { IssueCode } from './errors.ts'

const HEX_COLOR = /^[0-9a-f]{6}$/i
const LONE_SURROGATE = /\p{Surrogate}/u

/** What is wrong with a value; `undefined` when its row allows it. */
export function checkValue(row: ParameterRow, value: unknown): IssueCode | undefined {
  switch (row.kind) {
    case 'integer':
    case 'number':
      return checkNumber(row, value)
    case 'enum':
    case 'choice':
      return checkWord((row.values as readonly unknown[]).includes(value), value)
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'VALUE_WRONG_TYPE'
    case 'text':
      return typeof value === 'string' ? checkText(row, value) : 'VALUE_WRONG_TYPE'
    case 'color':
      return checkWord(typeof value === 'string' && HEX_COLOR.test(value), value)
    default:
      return row satisfies never
  }
}

function checkWord(isAllowed: boolean, value: unknown): IssueCode | undefined {
  if (isAllowed) return undefined
  return typeof value === 'string' ? 'VALUE_NOT_ALLOWED' : 'VALUE_WRONG_TYPE'
}

/**
 * Writes a value as it stands on the wire.
 *
 * @param value - one that {@link checkValue} allows.
 * @param form - for text only: another Base64 form than the row's own.
 */
export function writeValue(row: ParameterRow, value: unknown, form?: Base64Form): string {
  switch (row.kind) {
    case 'choice':
      return String((row.values as readonly unknown[]).indexOf(value))
    case 'flag':
      return value ? '1' : '0'
    case 'text':
      return encodeBase64(String(value), form ?? row)
    default:
      return String(value)
  }
}

/** What is wrong with a value, what is allowed, and the service's code for it. */
export interface Fault {
  readonly code: IssueCode
  readonly expected: string
  readonly ec: EcNumber | undefined
}

/** Completes a verdict of {@link checkValue} with what the row says. */
export function faultOf(row: ParameterRow, code: IssueCode): Fault {
  return { code, expected: expectedOf(row), ec: row.ecFor?.[code] ?? row.ec }
}

function checkNumber(
  row: ParameterRow & { readonly min: number; readonly max: number },
  value: unknown,
): IssueCode | undefined {
  if (typeof value !== 'number' || Number.isNaN(value)) return 'VALUE_WRONG_TYPE'
  if (row.kind === 'integer' && Number.isFinite(value) && !Number.isInteger(value)) {
    return 'VALUE_WRONG_TYPE'
  }
  return value >= row.min && value <= row.max ? undefined : 'VALUE_OUT_OF_RANGE'
}

function checkText(row: TextRow, value: string): IssueCode | undefined {
  if (value === '') return 'VALUE_EMPTY'
  if (LONE_SURROGATE.test(value)) return 'VALUE_NOT_UNICODE'
  if (row.maxBytes && byteLengthOf(value) > row.maxBytes) return 'VALUE_TOO_LONG'
  if (row.maxCharacters && [...value].length > row.maxCharacters) return 'VALUE_TOO_LONG'
  return row.pattern && !row.pattern.test(value) ? 'VALUE_NOT_ALLOWED' : undefined
}

/** What a row allows, in the words of the options. */
export function expectedOf(row: ParameterRow): string {
  switch (row.kind) {
    case 'integer':
      return `an integer from ${row.min} to ${row.max}`
    case 'number':
      return `a number from ${row.min} to ${row.max}`
    case 'enum':
    case 'choice':
      return `one of ${row.values.join(', ')}`
    case 'flag':
      return 'true or false'
    case 'color':
      return 'six hexadecimal digits'
    default:
      return row.expected ?? expectedText(row)
  }
}

function expectedText(row: TextRow): string {
  const most = row.maxBytes
    ? ` of at most ${row.maxBytes} bytes`
    : row.maxCharacters
      ? ` of at most ${row.maxCharacters} characters`
      : ''
  return `well-formed text${most}, not empty`
}

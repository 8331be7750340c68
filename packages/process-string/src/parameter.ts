/** Checks and writes one parameter's value according to its row. */
import type {
  BuiltInRow,
  Codec,
  CodecRow,
  IntegerRow,
  ParameterRow,
  TextRow,
} from './action-table.ts'
import { type Base64Form, encodeBase64, isWellFormed, toBytes } from './base64.ts'
import type { EcNumber, IssueCode } from './errors.ts'

/** What is wrong with a value, what is allowed, and the service's code for it. */
export interface Fault {
  readonly code: IssueCode
  readonly expected: string
  readonly ec?: EcNumber | undefined
}

/** What is wrong with a value; `undefined` when its row allows it. */
export function checkValue(row: ParameterRow, value: unknown): Fault | undefined {
  if ('codec' in row) {
    const fault = codecOf(row).check(value, row)
    return fault && { ...faultOf(row, fault.code), ...fault }
  }
  const code = codeOf(row, value)
  return code && faultOf(row, code)
}

/** The codec of a row, typed for any of them. */
export function codecOf({ codec }: CodecRow): Codec<CodecRow> {
  return codec as Codec<CodecRow> // every row carries the codec of its own kind
}

/** Completes what is wrong with what the row says. */
export function faultOf(row: ParameterRow, code: IssueCode): Fault {
  return { code, expected: expectedOf(row), ec: row.ecFor?.[code] ?? row.ec }
}

function codeOf(row: BuiltInRow, value: unknown): IssueCode | undefined {
  switch (row.kind) {
    case 'integer':
      return Number.isInteger(value) ? codeOfNumber(row, Number(value)) : 'VALUE_WRONG_TYPE'
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'VALUE_WRONG_TYPE'
    default:
      return typeof value === 'string' ? codeOfText(row, value) : 'VALUE_WRONG_TYPE'
  }
}

/** What is wrong with a number; `undefined` when it is within the row's bounds. */
export function codeOfNumber(
  { min, max }: Pick<IntegerRow, 'min' | 'max'>,
  value: number,
): IssueCode | undefined {
  const isWithin = value >= min && value <= (max ?? Number.MAX_SAFE_INTEGER)
  return isWithin ? undefined : 'VALUE_OUT_OF_RANGE'
}

function codeOfText(
  row: Exclude<BuiltInRow, { kind: 'integer' | 'flag' }>,
  value: string,
): IssueCode | undefined {
  const isAllowed =
    row.kind === 'enum'
      ? row.values.includes(value)
      : row.kind === 'color'
        ? /^[0-9a-f]{6}$/i.test(value)
        : (row.pattern?.test(value) ?? true)
  return (
    (row.kind === 'text' && codeOfLength(row, value)) ||
    (isAllowed ? undefined : 'VALUE_NOT_ALLOWED')
  )
}

function codeOfLength({ maxBytes = Infinity }: TextRow, value: string): IssueCode | undefined {
  if (value === '') return 'VALUE_EMPTY'
  if (!isWellFormed(value)) return 'VALUE_NOT_UNICODE'
  return toBytes(value).length > maxBytes ? 'VALUE_TOO_LONG' : undefined
}

/**
 * Writes a value as it stands on the wire.
 *
 * @param value - one that {@link checkValue} allows.
 * @param form - for text only: another Base64 form than the row's own.
 */
export function writeValue(row: ParameterRow, value: unknown, form?: Base64Form): string {
  if ('codec' in row) return codecOf(row).write(value, row)
  if (row.kind === 'flag') return value ? '1' : '0'
  return row.kind === 'text' ? encodeBase64(String(value), form ?? row) : String(value)
}

/** What a row allows, in the words of the options. */
export function expectedOf(row: ParameterRow): string {
  if ('codec' in row) return codecOf(row).expected(row)
  switch (row.kind) {
    case 'integer':
      return `an integer ${rangeOf(row)}`
    case 'enum':
      return `one of ${row.values.join(', ')}`
    case 'flag':
      return 'true or false'
    case 'color':
      return 'six hexadecimal digits'
    default:
      return row.expected ?? `text of 1 to ${row.maxBytes} bytes`
  }
}

/** The bounds of a number in words. */
export function rangeOf({ min, max }: Pick<IntegerRow, 'min' | 'max'>): string {
  return max === undefined ? `of at least ${min}` : `from ${min} to ${max}`
}

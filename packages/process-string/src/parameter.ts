/** Checks and writes one parameter's value according to its row. */
import type { BuiltInRow, Codec, ParameterRow } from './action-table.ts'
import { encodeBase64, isWellFormed, toBytes } from './base64.ts'
import type { EcNumber, IssueCode } from './errors.ts'

/** What is wrong with a value, what is allowed, and the service's code for it. */
export interface Fault {
  readonly code: IssueCode
  readonly expected: string
  readonly ec?: EcNumber | undefined
}

/** The codecs of the kinds that every bundle carries; the other rows bring their own. */
const builtIn: { readonly [Kind in BuiltInRow['kind']]: Codec<BuiltInRow & { kind: Kind }> } = {
  integer: {
    check: (value, row) =>
      Number.isInteger(value) ? checkRange(Number(value), row) : 'VALUE_WRONG_TYPE',
    write: String,
    expected: (row) => `an integer ${rangeOf(row)}`,
  },
  enum: {
    check: (value, { values }) => checkWord(value, (word) => values.includes(word)),
    write: String,
    expected: ({ values }) => `one of ${values.join(', ')}`,
  },
  flag: {
    check: (value) => (typeof value === 'boolean' ? undefined : 'VALUE_WRONG_TYPE'),
    write: (value) => (value ? '1' : '0'),
    expected: () => 'true or false',
  },
  color: {
    check: (value) => checkWord(value, (word) => /^[0-9a-f]{6}$/i.test(word)),
    write: String,
    expected: () => 'six hexadecimal digits',
  },
  text: {
    check(value, { maxBytes, pattern }) {
      if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
      if (!value) return 'VALUE_EMPTY'
      if (!isWellFormed(value)) return 'VALUE_NOT_UNICODE'
      if (toBytes(value).length > maxBytes) return 'VALUE_TOO_LONG'
      return pattern?.test(value) === false ? 'VALUE_NOT_ALLOWED' : undefined
    },
    write: (value, row, form) => encodeBase64(String(value), form ?? row),
    expected: ({ maxBytes, expected }) => expected ?? `text of 1 to ${maxBytes} bytes`,
  },
}

/** The codec of a row, typed for any of them. */
export function codecOf(row: ParameterRow): Codec<ParameterRow> {
  // A row is only ever given to the codec of its own kind; a property is read faster than `in` asks.
  const { kind, codec } = row as { kind: BuiltInRow['kind']; codec?: unknown }
  return (codec ?? builtIn[kind]) as Codec<ParameterRow>
}

/** What is wrong with a value; `undefined` when its row allows it. */
export function checkValue(row: ParameterRow, value: unknown): Fault | undefined {
  const code = codecOf(row).check(value, row)
  return code && faultOf(row, code)
}

/** Completes what is wrong with what the row says. */
export function faultOf(row: ParameterRow, code: IssueCode): Fault {
  return { code, expected: expectedOf(row), ec: row.ecFor?.[code] ?? row.ec }
}

/** What a row allows, in the words of the options. */
export function expectedOf(row: ParameterRow): string {
  return codecOf(row).expected(row)
}

interface Bounds {
  readonly min: number
  readonly max: number
}

/** What is wrong with a number. */
export function checkRange(value: number, { min, max }: Bounds): IssueCode | undefined {
  return value >= min && value <= max ? undefined : 'VALUE_OUT_OF_RANGE'
}

/** The bounds of a number in words. */
export function rangeOf({ min, max }: Bounds): string {
  return `from ${min} to ${max}`
}

/** What is wrong with a word that is written as it is. */
export function checkWord(
  value: unknown,
  isAllowed: (word: string) => boolean,
): IssueCode | undefined {
  if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
  return isAllowed(value) ? undefined : 'VALUE_NOT_ALLOWED'
}

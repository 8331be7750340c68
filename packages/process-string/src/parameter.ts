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
    check: (value, row) => (Number.isInteger(value) ? checkRange(value, row) : 'VALUE_WRONG_TYPE'),
    expected: ({ min, max }) => `an integer from ${min} to ${max}`,
  },
  enum: {
    check: (value, { values }) => checkWord(value, (word) => values.includes(word)),
    expected: ({ values }) => `one of ${values.join(', ')}`,
  },
  flag: {
    check: (value) => (typeof value === 'boolean' ? undefined : 'VALUE_WRONG_TYPE'),
    write: (value) => String(Number(value)),
    expected: () => 'true or false',
  },
  color: {
    check: (value) => checkWord(value, (word) => /^[0-9a-f]{6}$/i.test(word)),
    expected: () => 'six hexadecimal digits',
  },
  text: {
    check(value, { maxBytes, pattern }) {
      if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
      if (!value) return 'VALUE_EMPTY'
      if (!isWellFormed(value)) return 'VALUE_NOT_UNICODE'
      if (value.length * 3 > maxBytes && toBytes(value).length > maxBytes) return 'VALUE_TOO_LONG'
      return pattern?.test(value) === false ? 'VALUE_NOT_ALLOWED' : undefined
    },
    write: (value, _, form = {}) => encodeBase64(String(value), form),
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
  return { code, expected: codecOf(row).expected(row), ec: row.ecFor?.[code] ?? row.ec }
}

/** What a row allows, in the words of the options. */
export function expectedOf(row: ParameterRow): string {
  return codecOf(row).expected(row)
}

/** What is wrong with a number; only its bounds are looked at. */
export function checkRange(
  value: unknown,
  { min, max }: { readonly min: number; readonly max: number },
): IssueCode | undefined {
  return Number(value) >= min && Number(value) <= max ? undefined : 'VALUE_OUT_OF_RANGE'
}

/** What is wrong with a word that is written as it is. */
export function checkWord(
  value: unknown,
  isAllowed: (word: string) => boolean,
): IssueCode | undefined {
  if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
  return isAllowed(value) ? undefined : 'VALUE_NOT_ALLOWED'
}

/**
 * The kinds of parameters, each by itself, so that a bundle carries those that it uses. What the
 * parser needs besides stands in `read-value.ts` for the first five, which are in most bundles.
 */

import type { IssueCode } from '../errors.ts'
import type {
  ChoiceRow,
  CountRow,
  EnumRow,
  FontRow,
  IntegerRow,
  Kind,
  LongTextRow,
  NumberRow,
  TextRow,
} from './action-table.ts'
import { decodeBase64, encodeBase64, toBytes } from './base64.ts'

/** Whole numbers within bounds. */
export const integerKind: Kind<'integer', IntegerRow> = {
  check(value, row) {
    if (!Number.isInteger(value)) return 'VALUE_WRONG_TYPE'
    return Number(value) < row.min || Number(value) > row.max ? 'VALUE_OUT_OF_RANGE' : undefined
  },
  write: String,
  expected: (row) => `an integer from ${row.min} to ${row.max}`,
}

/** Words that are written as they are. */
export const enumKind: Kind<'enum', EnumRow> = {
  check(value, row) {
    if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
    return row.values.includes(value) ? undefined : 'VALUE_NOT_ALLOWED'
  },
  write: String,
  expected: (row) => `one of ${row.values.join(', ')}`,
}

/** Truth values, written `1` and `0`. */
export const flagKind: Kind<'flag', unknown> = {
  check: (value) => (typeof value !== 'boolean' ? 'VALUE_WRONG_TYPE' : undefined),
  write: (value) => `${Number(value)}`,
  expected: () => 'true or false',
}

/** Colours, written as given. */
export const colorKind: Kind<'color', unknown> = {
  check(value) {
    if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
    return /^[0-9a-f]{6}$/i.test(value) ? undefined : 'VALUE_NOT_ALLOWED'
  },
  write: String,
  expected: () => 'six hexadecimal digits',
}

/** Text whose length is counted in bytes; written as Base64. */
export const textKind: Kind<'text', TextRow> = {
  check(value, row) {
    if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
    if (!value) return 'VALUE_EMPTY'
    if (!value.isWellFormed()) return 'VALUE_NOT_UNICODE'
    if (toBytes(value).length > row.maxBytes) return 'VALUE_TOO_LONG'
    return !row.pattern || row.pattern.test(value) ? undefined : 'VALUE_NOT_ALLOWED'
  },
  write: (value, _, form) => encodeBase64(value as string, form), // what the check allows
  expected: (row) => row.expected ?? `text of 1 to ${row.maxBytes} bytes`,
}

/** Whole numbers without an upper bound. */
export const countKind: Kind<'integer', CountRow> = {
  check(value, { min }) {
    if (!Number.isInteger(value)) return 'VALUE_WRONG_TYPE'
    return checkRange(value, { min, max: Number.MAX_SAFE_INTEGER })
  },
  write: String,
  read: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  expected: ({ min }) => `an integer of at least ${min}`,
}

/** Words that are written as their position in the row. */
export const choiceKind: Kind<'choice', ChoiceRow> = {
  check: (value, { values }) => checkWord(value, (word) => values.includes(word)),
  write: (value, { values }) => String((values as readonly unknown[]).indexOf(value)),
  read: (text, { values }) => values.find((_, position) => String(position) === text),
  expected: ({ values }) => `one of ${values.join(', ')}`,
  expectedOnWire: ({ values }) =>
    `one of ${values.map((word, position) => `${position} (${word})`).join(', ')}`,
}

const DECIMAL = /^-?\d+(\.\d+)?$/

/** Numbers with decimal fractions, without an exponent. */
export const numberKind: Kind<'number', NumberRow> = {
  check(value, row) {
    if (typeof value !== 'number' || !DECIMAL.test(String(value))) return 'VALUE_WRONG_TYPE'
    return checkRange(value, row)
  },
  write: String,
  read: (text) => (DECIMAL.test(text) ? Number(text) : undefined),
  expected: ({ min, max }) => `a number from ${min} to ${max}`,
}

/** One of the service's fonts, written as Base64 of its name. */
export const fontKind: Kind<'font', FontRow> = {
  check: (value, { values }) => checkWord(value, (word) => values.includes(word)),
  write: (value) => encodeBase64(String(value)),
  read: decodeBase64,
  expected: ({ values }) => `one of ${values.join(', ')}`,
  expectedOnWire: ({ values }) => `URL-safe Base64 of one of ${values.join(', ')}`,
}

/** Text whose length is counted in characters, not in bytes; written as Base64. */
export const longTextKind: Kind<'long-text', LongTextRow> = {
  check(value, { maxCharacters }) {
    if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
    if (!value) return 'VALUE_EMPTY'
    if (!value.isWellFormed()) return 'VALUE_NOT_UNICODE'
    return [...value].length > maxCharacters ? 'VALUE_TOO_LONG' : undefined
  },
  write: (value) => encodeBase64(String(value)),
  read: decodeBase64,
  expected: ({ maxCharacters }) => `text of 1 to ${maxCharacters} characters`,
  expectedOnWire: ({ maxCharacters }) =>
    `URL-safe Base64 of text of 1 to ${maxCharacters} characters`,
}

/** Letters and digits; for names of which the pages give no complete list. */
export const wordKind: Kind<'word', unknown> = {
  check: (value) => checkWord(value, (word) => /^[A-Za-z0-9]+$/.test(word)),
  write: String,
  read: (text) => text,
  expected: () => 'letters and digits',
}

/** `1920x1080`, both edges even, see "Video transcoding". */
export const dimensionsKind: Kind<'dimensions', unknown> = {
  check(value) {
    if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
    const edges = /^([1-9]\d{1,3})x([1-9]\d{1,3})$/.exec(value)?.slice(1).map(Number)
    if (!edges) return 'VALUE_NOT_ALLOWED'
    const isFitting = edges.every((edge) => edge >= 64 && edge <= 4096 && edge % 2 === 0)
    return isFitting ? undefined : 'VALUE_OUT_OF_RANGE'
  },
  write: String,
  read: (text) => text,
  expected: () => 'a size such as 1920x1080, each edge even, from 64 to 4096',
}

/** What is wrong with a number; only its bounds are looked at. */
function checkRange(
  value: unknown,
  row: { readonly min: number; readonly max: number },
): IssueCode | undefined {
  return Number(value) < row.min || Number(value) > row.max ? 'VALUE_OUT_OF_RANGE' : undefined
}

/** What is wrong with a word that is written as it is. */
function checkWord(value: unknown, isAllowed: (word: string) => boolean): IssueCode | undefined {
  if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
  return isAllowed(value) ? undefined : 'VALUE_NOT_ALLOWED'
}

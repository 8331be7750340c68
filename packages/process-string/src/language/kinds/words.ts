/** Kinds whose values are listed: flags, and the words of a row. */
import type { IssueCode } from '../../errors.ts'
import { decodeBase64, encodeBase64 } from '../base64.ts'
import type { Kind, Row } from '../kind.ts'

/** Truth values, written `1` and `0`. */
export const flagKind: Kind<'flag', 'boolean', Row> = {
  name: 'flag',
  type: 'boolean',
  check: (value) => (typeof value === 'boolean' ? undefined : 'VALUE_WRONG_TYPE'),
  write: (value) => (value ? '1' : '0'),
  read(text) {
    if (text === '1') return true
    return text === '0' ? false : undefined
  },
  expected: () => 'true or false',
  expectedOnWire: () => '0 or 1',
}

/** What a row of words says besides. */
export interface WordRow extends Row {
  readonly values: readonly string[]
}

/** Words that are written as they are. */
export const enumKind: Kind<'enum', 'word', WordRow> = {
  name: 'enum',
  type: 'word',
  check: checkWord,
  write: String,
  read: (text) => text,
  expected: oneOf,
}

/** Words that are written as their position in the row: the first is `0`. */
export const choiceKind: Kind<'choice', 'word', WordRow> = {
  name: 'choice',
  type: 'word',
  check: checkWord,
  write: (value, { values }) => String(values.indexOf(String(value))),
  read: (text, { values }) => values.find((_, position) => String(position) === text),
  expected: oneOf,
  expectedOnWire: ({ values }) =>
    `one of ${values.map((word, position) => `${position} (${word})`).join(', ')}`,
}

/** The service's fonts, written as Base64 of their names. */
export const fontKind: Kind<'font', 'word', WordRow> = {
  name: 'font',
  type: 'word',
  check: checkWord,
  write: (value) => encodeBase64(String(value)),
  read: decodeBase64,
  unreadable: 'VALUE_NOT_BASE64',
  expected: oneOf,
  expectedOnWire: (row) => `URL-safe Base64 of ${oneOf(row)}`,
}

function checkWord(value: unknown, { values }: WordRow): IssueCode | undefined {
  if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
  return values.includes(value) ? undefined : 'VALUE_NOT_ALLOWED'
}

function oneOf({ values }: WordRow): string {
  return `one of ${values.join(', ')}`
}

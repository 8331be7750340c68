/** Kinds of text: free text, which is written as Base64, and text of a fixed form. */
import type { IssueCode } from '../../errors.ts'
import { decodeBase64, encodeBase64, toBytes } from '../base64.ts'
import type { Kind, Row } from '../kind.ts'

/** What a row of text says besides. */
export interface TextRow extends Row {
  readonly maxBytes: number
  /** What the text must match, and the same in words. */
  readonly pattern?: RegExp
  readonly expected?: string
}

/** Text whose length is counted in bytes; written as Base64 of its UTF-8 bytes. */
export const textKind: Kind<'text', 'text', TextRow> = {
  name: 'text',
  type: 'text',
  check(value, { maxBytes, pattern }) {
    if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
    const code = checkCharacters(value)
    if (code) return code
    if (toBytes(value).length > maxBytes) return 'VALUE_TOO_LONG'
    return pattern?.test(value) === false ? 'VALUE_NOT_ALLOWED' : undefined
  },
  write: (value, _, form) => encodeBase64(String(value), form),
  read: decodeBase64,
  unreadable: 'VALUE_NOT_BASE64',
  expected: textExpected,
  expectedOnWire: (row) => `URL-safe Base64 of ${textExpected(row)}`,
  detail: (value, code) =>
    code === 'VALUE_TOO_LONG' ? { size: `${toBytes(String(value)).length} bytes` } : {},
}

function textExpected({ expected, maxBytes }: TextRow): string {
  return expected ?? `text of 1 to ${maxBytes} bytes`
}

/** What a row of long text says besides. */
export interface LongTextRow extends Row {
  readonly maxCharacters: number
}

/** Text whose length is counted in characters (code points), not in bytes; written as Base64. */
export const longTextKind: Kind<'long-text', 'text', LongTextRow> = {
  name: 'long-text',
  type: 'text',
  check(value, { maxCharacters }) {
    if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
    const code = checkCharacters(value)
    if (code) return code
    return [...value].length > maxCharacters ? 'VALUE_TOO_LONG' : undefined
  },
  write: (value) => encodeBase64(String(value)),
  read: decodeBase64,
  unreadable: 'VALUE_NOT_BASE64',
  expected: ({ maxCharacters }) => `text of 1 to ${maxCharacters} characters`,
  expectedOnWire: ({ maxCharacters }) =>
    `URL-safe Base64 of text of 1 to ${maxCharacters} characters`,
  detail: (value, code) =>
    code === 'VALUE_TOO_LONG' ? { size: `${[...String(value)].length} characters` } : {},
}

/** Colours, written as given. */
export const colorKind: Kind<'color', 'text', Row> = {
  name: 'color',
  type: 'text',
  check: (value) => checkForm(value, /^[0-9a-f]{6}$/i),
  write: String,
  read: (text) => text,
  expected: () => 'six hexadecimal digits',
}

/** Letters and digits; for names of which the pages have no complete list. */
export const wordKind: Kind<'word', 'text', Row> = {
  name: 'word',
  type: 'text',
  check: (value) => checkForm(value, /^[A-Za-z0-9]+$/),
  write: String,
  read: (text) => text,
  expected: () => 'letters and digits',
}

/** `1920x1080`, both edges even, see "Video transcoding". */
export const dimensionsKind: Kind<'dimensions', 'text', Row> = {
  name: 'dimensions',
  type: 'text',
  check(value) {
    const code = checkForm(value, /^[1-9]\d{1,3}x[1-9]\d{1,3}$/)
    if (code) return code
    const edges = String(value).split('x').map(Number)
    const isAllowed = edges.every((edge) => edge >= 64 && edge <= 4096 && edge % 2 === 0)
    return isAllowed ? undefined : 'VALUE_OUT_OF_RANGE'
  },
  write: String,
  read: (text) => text,
  expected: () => 'a size such as 1920x1080, each edge even, from 64 to 4096',
}

/** Free text must hold something, and nothing that UTF-8 cannot express. */
function checkCharacters(text: string): IssueCode | undefined {
  if (text === '') return 'VALUE_EMPTY'
  return text.isWellFormed() ? undefined : 'VALUE_NOT_UNICODE'
}

function checkForm(value: unknown, form: RegExp): IssueCode | undefined {
  if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
  return form.test(value) ? undefined : 'VALUE_NOT_ALLOWED'
}

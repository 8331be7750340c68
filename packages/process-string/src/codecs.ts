/** Codecs of the kinds that few actions have, each by itself, so that a bundle carries what it uses. */
import type { ChoiceRow, Codec, CountRow, FontRow, LongTextRow, NumberRow } from './action-table.ts'
import { decodeBase64, encodeBase64, isWellFormed } from './base64.ts'
import { checkRange, checkWord } from './parameter.ts'

/** Whole numbers without an upper bound. */
export const countCodec: Codec<CountRow> = {
  check(value, { min }) {
    if (!Number.isInteger(value)) return 'VALUE_WRONG_TYPE'
    return checkRange(value, { min, max: Number.MAX_SAFE_INTEGER })
  },
  read: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  expected: ({ min }) => `an integer of at least ${min}`,
}

/** Words that are written as their position in the row. */
export const choiceCodec: Codec<ChoiceRow> = {
  check: (value, { values }) => checkWord(value, (word) => values.includes(word)),
  write: (value, { values }) => String((values as readonly unknown[]).indexOf(value)),
  read: (text, { values }) => values.find((_, position) => String(position) === text),
  expected: ({ values }) => `one of ${values.join(', ')}`,
  expectedOnWire: ({ values }) =>
    `one of ${values.map((word, position) => `${position} (${word})`).join(', ')}`,
}

const DECIMAL = /^-?\d+(\.\d+)?$/

/** Numbers with decimal fractions, without an exponent. */
export const numberCodec: Codec<NumberRow> = {
  check(value, row) {
    if (typeof value !== 'number' || !DECIMAL.test(String(value))) return 'VALUE_WRONG_TYPE'
    return checkRange(value, row)
  },
  read: (text) => (DECIMAL.test(text) ? Number(text) : undefined),
  expected: ({ min, max }) => `a number from ${min} to ${max}`,
}

/** One of the service's fonts, written as Base64 of its name. */
export const fontCodec: Codec<FontRow> = {
  check: (value, { values }) => checkWord(value, (word) => values.includes(word)),
  write: (value) => encodeBase64(String(value), {}),
  read: decodeBase64,
  expected: ({ values }) => `one of ${values.join(', ')}`,
  expectedOnWire: ({ values }) => `URL-safe Base64 of one of ${values.join(', ')}`,
}

/** Text whose length is counted in characters, not in bytes; written as Base64. */
export const longTextCodec: Codec<LongTextRow> = {
  check(value, { maxCharacters }) {
    if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
    if (value === '') return 'VALUE_EMPTY'
    if (!isWellFormed(value)) return 'VALUE_NOT_UNICODE'
    return [...value].length > maxCharacters ? 'VALUE_TOO_LONG' : undefined
  },
  write: (value) => encodeBase64(String(value), {}),
  read: decodeBase64,
  expected: ({ maxCharacters }) => `text of 1 to ${maxCharacters} characters`,
  expectedOnWire: ({ maxCharacters }) =>
    `URL-safe Base64 of text of 1 to ${maxCharacters} characters`,
}

/** Letters and digits; for names of which the pages give no complete list. */
export const wordCodec: Codec<unknown> = {
  check: (value) => checkWord(value, (word) => /^[A-Za-z0-9]+$/.test(word)),
  read: (text) => text,
  expected: () => 'letters and digits',
}

/** `1920x1080`, both edges even, see "Video transcoding". */
export const dimensionsCodec: Codec<unknown> = {
  check(value) {
    if (typeof value !== 'string') return 'VALUE_WRONG_TYPE'
    const edges = /^([1-9]\d{1,3})x([1-9]\d{1,3})$/.exec(value)?.slice(1).map(Number)
    if (!edges) return 'VALUE_NOT_ALLOWED'
    const isFitting = edges.every((edge) => edge >= 64 && edge <= 4096 && edge % 2 === 0)
    return isFitting ? undefined : 'VALUE_OUT_OF_RANGE'
  },
  read: (text) => text,
  expected: () => 'a size such as 1920x1080, each edge even, from 64 to 4096',
}

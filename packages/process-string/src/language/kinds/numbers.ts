/** Kinds of numbers. */
import type { IssueCode } from '../../errors.ts'
import type { Kind, Row } from '../kind.ts'

/** What a row of whole numbers says besides. */
export interface IntegerRow extends Row {
  readonly min: number
  /** Left out where the service names no upper bound. */
  readonly max?: number
}

const INTEGER = /^-?\d+$/

/** Whole numbers within bounds, both included. */
export const integerKind: Kind<'integer', 'number', IntegerRow> = {
  name: 'integer',
  type: 'number',
  check: (value, { min, max = Number.MAX_SAFE_INTEGER }) =>
    Number.isInteger(value) ? checkRange(Number(value), min, max) : 'VALUE_WRONG_TYPE',
  write: String,
  read: (text) => (INTEGER.test(text) ? Number(text) : undefined),
  unreadable: 'VALUE_WRONG_TYPE',
  expected: ({ min, max }) =>
    max === undefined ? `an integer of at least ${min}` : `an integer from ${min} to ${max}`,
}

/** What a row of numbers says besides. */
export interface NumberRow extends Row {
  readonly min: number
  readonly max: number
}

const DECIMAL = /^-?\d+(\.\d+)?$/

/** Numbers within bounds, both included, with decimal fractions and without an exponent. */
export const numberKind: Kind<'number', 'number', NumberRow> = {
  name: 'number',
  type: 'number',
  check: (value, { min, max }) =>
    typeof value === 'number' && DECIMAL.test(String(value))
      ? checkRange(value, min, max)
      : 'VALUE_WRONG_TYPE',
  write: String,
  read: (text) => (DECIMAL.test(text) ? Number(text) : undefined),
  unreadable: 'VALUE_WRONG_TYPE',
  expected: ({ min, max }) => `a number from ${min} to ${max}`,
}

function checkRange(value: number, min: number, max: number): IssueCode | undefined {
  return value < min || value > max ? 'VALUE_OUT_OF_RANGE' : undefined
}

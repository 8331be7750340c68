/** A kind of parameter: everything that its values have in common, in one object. */
import type { IssueCode } from '../errors.ts'
import type { Base64Form } from './base64.ts'

/** The types that an option can have; a `word` is one of those that its row lists. */
export interface OptionTypes {
  readonly boolean: boolean
  readonly number: number
  readonly word: string
  readonly text: string
  readonly picture: string | { readonly key: string; readonly style?: unknown }
}

/** What a table says about one parameter, whatever its kind. */
export interface Row {
  /** Key on the wire; `''` for the bare value of actions such as `rotate,90`. */
  readonly letter: string
  /** Refused when left out. */
  readonly required?: true | undefined
  /** Has a meaning only in the style of a watermark picture. */
  readonly nestedOnly?: true
  /** Detail code of the service for a bad value. */
  readonly ec?: string
  /** The same where the service has a code of its own for one kind of problem. */
  readonly ecFor?: Readonly<Partial<Record<IssueCode, string>>>
}

/** One kind; `OwnRow` is what a row of this kind says besides, such as bounds. */
export interface Kind<Name extends string, Type extends keyof OptionTypes, OwnRow extends Row> {
  /** As `/reference` and the types of `/literal` call it. */
  readonly name: Name
  /** Type of the option. */
  readonly type: Type
  /** Finds what is wrong with a value; returns `undefined` when it is allowed. */
  check(value: unknown, row: OwnRow): IssueCode | undefined
  /** Writes a value that `check` allows. */
  write(value: unknown, row: OwnRow, form?: Base64Form): string
  /** Reads a value, which `check` sees next; returns `undefined` when the text has another form. */
  read(text: string, row: OwnRow): unknown
  /** The problem when `read` returns `undefined`. @default 'VALUE_NOT_ALLOWED' */
  readonly unreadable?: IssueCode
  /** Says what is allowed, in the words of the options. */
  expected(row: OwnRow): string
  /** Says the same in the characters of the wire, where it differs. */
  expectedOnWire?(row: OwnRow): string
  /** Says more about a value that has this problem: its size, or the part of it that is at fault. */
  detail?(value: unknown, code: IssueCode): FaultDetail
}

/** What a message says about one value in particular. */
export interface FaultDetail {
  readonly expected?: string
  readonly received?: unknown
  readonly size?: string
}

/** A row for code that leaves the particulars to its kind; each kind is only called with its own rows. */
export interface AnyRow extends Row {
  readonly kind: Kind<string, keyof OptionTypes, Row>
}

/**
 * What a table may say about one action: its name and parameters on the wire, and the rules that
 * bind them. A table is data; builder, parser, geometry and reference all read the same one.
 */

import type { IssueCode } from './errors.ts'

/** `312` stands for the service's `0040-00000312`; a code of another module is written in full. */
export type EcNumber = number | string

interface Row {
  /** Key on the wire; `''` for the bare value of actions such as `rotate,90`. */
  readonly letter: string
  /** Refused when left out. */
  readonly required?: true
  /** Detail code of the service for a bad value. */
  readonly ec?: EcNumber
  /** The same where the service has a code of its own for one kind of problem. */
  readonly ecFor?: Readonly<Partial<Record<IssueCode, EcNumber>>>
}

/** A whole number within bounds, both included. */
export interface IntegerRow extends Row {
  readonly kind: 'integer'
  readonly min: number
  readonly max: number
}

/** A number within bounds, both included; fractions are allowed. */
export interface NumberRow extends Row {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
}

/** One of some words, written as they are. */
export interface EnumRow<Word extends string = string> extends Row {
  readonly kind: 'enum'
  readonly values: readonly Word[]
}

/** One of some words, written as their position: the first is `0`. */
export interface ChoiceRow<Word extends string = string> extends Row {
  readonly kind: 'choice'
  readonly values: readonly Word[]
}

/** `true` or `false`, written `1` or `0`. */
export interface FlagRow extends Row {
  readonly kind: 'flag'
}

/** Six hexadecimal digits, written as given. */
export interface ColorRow extends Row {
  readonly kind: 'color'
}

/** Text, written as Base64 of its UTF-8 bytes. */
export interface TextRow extends Row {
  readonly kind: 'text'
  /** Most bytes of UTF-8. */
  readonly maxBytes?: number
  /** Most characters (code points). */
  readonly maxCharacters?: number
  /** What the text must match. */
  readonly pattern?: RegExp
  /** The pattern in words. */
  readonly expected?: string
  /** Keeps the `=`; only the target of `sys/saveas` does. */
  readonly padding?: true
}

export type ParameterRow =
  | IntegerRow
  | NumberRow
  | EnumRow
  | ChoiceRow
  | FlagRow
  | ColorRow
  | TextRow

/** A rule that binds several parameters; names are those of the options. */
export type Rule<Name extends string = string> =
  | { readonly rule: 'at-least-one'; readonly of: readonly Name[]; readonly ec?: EcNumber }
  | { readonly rule: 'at-most-one'; readonly of: readonly Name[]; readonly ec?: EcNumber }
  | {
      readonly rule: 'needs'
      readonly parameter: Name
      readonly other: Name
      /** The values of the other parameter with which the first one has a meaning. */
      readonly values: readonly unknown[]
      readonly ec?: EcNumber
    }

/** Keys of every member of a union. */
type KeyOf<Options> = Options extends unknown ? keyof Options & string : never
type ValueOf<Options, Key extends string> = Options extends { readonly [K in Key]?: infer Value }
  ? Exclude<Value, undefined>
  : never

type RowOf<Value> = [Value] extends [boolean]
  ? FlagRow
  : [Value] extends [number]
    ? IntegerRow | NumberRow
    : [Value] extends [string]
      ? string extends Value
        ? ColorRow | TextRow
        : EnumRow<Value> | ChoiceRow<Value>
      : never

/**
 * The table of an action that takes `Options`: each option has its row, and the row's kind fits
 * the option's type. The order of the rows is the canonical order on the wire.
 */
export interface ActionTable<Options = never> {
  /** Name on the wire. */
  readonly action: string
  readonly parameters: [Options] extends [never]
    ? Readonly<Record<string, ParameterRow>>
    : { readonly [Key in KeyOf<Options>]: RowOf<ValueOf<Options, Key>> }
  readonly rules?: readonly Rule<[Options] extends [never] ? string : KeyOf<Options>>[]
  /** The action must be the only one of its style. */
  readonly alone?: true
  /** What comes back is not a picture: `info` and its like. */
  readonly result?: 'json'
  /** Detail code for a second value after a bare one. */
  readonly ecExtra?: EcNumber
}

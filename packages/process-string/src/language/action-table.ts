/**
 * What a table may say about one action: its name and parameters on the wire, and the rules that
 * bind them. A table is data; builder, parser, geometry and reference all read the same one.
 */

import type { IssueCode } from '../errors.ts'
import type { Base64Form } from './base64.ts'
import type { IssueParts } from './issue.ts'

/** What the rows of one kind have in common: how their values are checked, written and read. */
export interface Kind<Name extends string, OwnRow> {
  /** Exists for the type checker only; `reference/kind-name.ts` names the kinds at run time. */
  readonly named?: Name
  /** What is wrong with a value; `undefined` when it is allowed. */
  check(value: unknown, row: OwnRow): IssueCode | undefined
  /** Writes a value that `check` allows. */
  write(value: unknown, row: OwnRow, form?: Base64Form): string
  /** Reads a value; `undefined` when the text has another form. The parser reads the common kinds. */
  read?(text: string, row: OwnRow): unknown
  /** What is allowed, in the words of the options. */
  expected(row: OwnRow): string
  /** The same in the characters of the wire, where it differs. */
  expectedOnWire?(row: OwnRow): string
}

interface Row<Name extends string, OwnRow> {
  /** Key on the wire; `''` for the bare value of actions such as `rotate,90`. */
  readonly letter: string
  readonly kind: Kind<Name, OwnRow>
  /** Refused when left out. */
  readonly required?: true | undefined
  /** Has a meaning only in the style of a watermark picture. */
  readonly nestedOnly?: true
  /** Detail code of the service for a bad value. */
  readonly ec?: string
  /** The same where the service has a code of its own for one kind of problem. */
  readonly ecFor?: Readonly<Partial<Record<IssueCode, string>>>
}

/** A whole number within bounds, both included. */
export interface IntegerRow extends Row<'integer', IntegerRow> {
  readonly min: number
  readonly max: number
}

/** One of some words, written as they are. */
export interface EnumRow<Word extends string = string> extends Row<'enum', EnumRow> {
  readonly values: readonly Word[]
}

/** `true` or `false`, written `1` or `0`. */
export interface FlagRow extends Row<'flag', unknown> {}

/** Six hexadecimal digits, written as given. */
export interface ColorRow extends Row<'color', unknown> {}

/** Text, written as Base64 of its UTF-8 bytes. */
export interface TextRow extends Row<'text', TextRow> {
  readonly maxBytes: number
  /** What the text must match, and the same in words. */
  readonly pattern?: RegExp
  readonly expected?: string
}

/** A whole number of which the service names no upper bound. */
export interface CountRow extends Row<'integer', CountRow> {
  readonly min: number
}

/** One of some words, written as their position: the first is `0`. */
export interface ChoiceRow<Word extends string = string> extends Row<'choice', ChoiceRow> {
  readonly values: readonly Word[]
}

/** A number within bounds, both included; decimal fractions are allowed. */
export interface NumberRow extends Row<'number', NumberRow> {
  readonly min: number
  readonly max: number
}

/** One of the service's fonts, written as Base64 of its name. */
export interface FontRow<Word extends string = string> extends Row<'font', FontRow> {
  readonly values: readonly Word[]
}

/** Text whose length is counted in characters (code points), written as Base64. */
export interface LongTextRow extends Row<'long-text', LongTextRow> {
  readonly maxCharacters: number
}

/** A key with an optional style (`picture`), `1920x1080` (`dimensions`), letters and digits (`word`). */
export interface PlainRow extends Row<'picture' | 'dimensions' | 'word', unknown> {}

/** What a table may say about one parameter. */
export type ParameterRow =
  | (IntegerRow | EnumRow | FlagRow | ColorRow | TextRow)
  | (CountRow | ChoiceRow | NumberRow | FontRow | LongTextRow | PlainRow)

/** A row for code that leaves the particulars to its kind; a kind is only ever given its own rows. */
export interface AnyRow extends Row<string, AnyRow> {}

/** Some of these must be given; names are those of the options. */
export interface AtLeastOne<Name extends string = string> {
  readonly of: readonly Name[]
  readonly ec?: string
}

/** Another parameter, and the values beside which alone this one has a meaning; `undefined` is left out. */
export type Need<Name extends string = string> = { readonly [Other in Name]?: readonly unknown[] }

/** A rule that binds the actions of one style, with its check; see `chain.ts`. */
export interface ChainRule {
  readonly name: 'alone' | 'last' | 'few-pictures'
  /**
   * Adds to `problems` when the action at `position` breaks the rule; called for each action of a
   * chain, in their order.
   */
  readonly check: (links: readonly ChainLink[], position: number, problems: IssueParts[]) => void
}

/** One action of a chain, for the rules of chains. */
export interface ChainLink {
  /** Left out for an action that is not known. */
  readonly table?: ActionTable | undefined
  readonly options: object
}

/** Keys of every member of a union. */
type KeyOf<Options> = Options extends unknown ? keyof Options & string : never
type ValueOf<Options, Key extends string> = Options extends { readonly [K in Key]?: infer Value }
  ? Exclude<Value, undefined>
  : never

type NameOf<Options> = [Options] extends [never] ? string : KeyOf<Options>

type RowOf<Value> = [Value] extends [boolean]
  ? FlagRow
  : [Value] extends [number]
    ? IntegerRow | CountRow | NumberRow
    : [Value] extends [string]
      ? string extends Value
        ? ColorRow | TextRow | LongTextRow | PlainRow
        : EnumRow<Value> | ChoiceRow<Value> | FontRow<Value>
      : PlainRow

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
  readonly atLeastOne?: AtLeastOne<NameOf<Options>>
  readonly needs?: [Options] extends [never]
    ? Readonly<Record<string, Need>>
    : { readonly [Key in KeyOf<Options>]?: Need<KeyOf<Options>> }
  readonly chain?: ChainRule
  /** The entrance at which the action may be used. @default 'sync' */
  readonly mode?: 'sync' | 'async'
  /** What comes back is not a picture: `info` and its like. */
  readonly result?: 'json'
  /** Detail code for a second value after a bare one. */
  readonly ecExtra?: string
}

/** Actions that may follow an operation, each under one option. */
export interface FollowUp {
  readonly option: string
  readonly table: ActionTable
  /** The option is a list, of which all lists together hold so many; left out, it is one object. */
  readonly most?: number
}

/** The table of an operation, which is alone in its request; `Follows` are options of follow-ups. */
export interface OperationTable<Options = never, Follows extends string = never>
  extends ActionTable<[Options] extends [never] ? never : Omit<Options, Follows>> {
  readonly family: 'video' | 'audio' | 'doc'
  readonly mode: 'sync' | 'async'
  readonly followUps?: readonly (FollowUp & {
    readonly option: [Options] extends [never] ? string : Follows
  })[]
}

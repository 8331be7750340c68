/**
 * What a table may say about one action: its name and parameters on the wire, and the rules that
 * bind them. A table is data, which builder, parser, geometry and reference all read.
 */
import type { IssueParts } from './issue.ts'
import type { Kind, OptionTypes } from './kind.ts'
import type * as numbers from './kinds/numbers.ts'
import type { pictureKind } from './kinds/picture.ts'
import type * as texts from './kinds/texts.ts'
import type * as words from './kinds/words.ts'

type KindsIn<Module> = Module[keyof Module]
type AnyKind =
  | KindsIn<typeof numbers>
  | KindsIn<typeof words>
  | KindsIn<typeof texts>
  | typeof pictureKind

/** What a table may say about one parameter: its kind, and what a row of that kind says besides. */
export type ParameterRow = RowOfKind<AnyKind>

type RowOfKind<OneKind> =
  OneKind extends Kind<string, keyof OptionTypes, infer OwnRow>
    ? OwnRow & { readonly kind: OneKind }
    : never

/** The rows whose options have a type. */
type RowOfType<Type extends keyof OptionTypes> = Extract<
  ParameterRow,
  { readonly kind: { readonly type: Type } }
>

/** A rule on several options, and the service's code for it. */
export interface SomeOptions<Name extends string = string> {
  readonly of: readonly Name[]
  readonly ec?: string
}

/** An option that has a meaning only beside certain values of another one. */
export interface Need<Name extends string = string> {
  readonly option: Name
  readonly other: Name
  /** `undefined` stands for leaving the other one out. */
  readonly values: readonly unknown[]
}

/** A rule that binds the actions of one style, with its check; see `chain-rules.ts`. */
export interface ChainRule {
  readonly name: 'alone' | 'last' | 'few-pictures'
  /** Returns what is wrong when the action at `position` breaks the rule. */
  readonly check: (links: readonly ChainLink[], position: number) => IssueParts | undefined
}

/** One action of a chain, for the rules of chains. */
export interface ChainLink {
  /** Left out for an action that is not known, which has a name alone. */
  readonly table?: ActionTable | undefined
  readonly name?: string
  readonly options: object
}

type AnyOptions = Readonly<Record<string, unknown>>

/** The names of the options, of every member of a union. */
type NameOf<Options> = Options extends unknown ? keyof Options & string : never

type ValueOf<Options, Name extends string> = Options extends { readonly [N in Name]?: infer Value }
  ? Exclude<Value, undefined>
  : never

/** The rows that fit an option whose values are of a type. */
type RowFor<Value> = unknown extends Value
  ? ParameterRow
  : [Value] extends [boolean]
    ? RowOfType<'boolean'>
    : [Value] extends [number]
      ? RowOfType<'number'>
      : [Value] extends [string]
        ? string extends Value
          ? RowOfType<'text'>
          : RowOfType<'word'> & { readonly values: readonly Value[] }
        : RowOfType<'picture'>

/**
 * The table of an action that takes `Options`: each option has its row, and the row's kind fits
 * the option's type. The order of the rows is the canonical order on the wire.
 */
export interface ActionTable<Options = AnyOptions> {
  /** Name on the wire. */
  readonly action: string
  readonly parameters: {
    readonly [Name in NameOf<Options>]: RowFor<ValueOf<Options, Name>>
  }
  readonly atLeastOne?: SomeOptions<NameOf<Options>>
  readonly needs?: readonly Need<NameOf<Options>>[]
  /** Numbers that must not all be `0`: the parser reports it besides the fault of each. */
  readonly notAllZero?: SomeOptions<NameOf<Options>>
  readonly chain?: ChainRule
  /** The mode in which the action may be used. @default 'sync' */
  readonly mode?: 'sync' | 'async'
  /** The service returns data instead of a picture. */
  readonly result?: 'json'
  /** Detail code for a second value after a bare one. */
  readonly ecExtra?: string
}

/** An action that may follow an operation; one option holds its parameters. */
export interface FollowUp<Name extends string = string> {
  readonly option: Name
  readonly table: ActionTable
  /** Most entries of all lists together; left out when the option is one object and not a list. */
  readonly most?: number
}

/** The table of an operation, which is alone in its request; `Follows` are options of follow-ups. */
export interface OperationTable<Options = AnyOptions, Follows extends string = never>
  extends ActionTable<Omit<Options, Follows>> {
  readonly family: 'video' | 'audio' | 'doc'
  readonly mode: 'sync' | 'async'
  readonly followUps?: readonly FollowUp<[Follows] extends [never] ? string : Follows>[]
}

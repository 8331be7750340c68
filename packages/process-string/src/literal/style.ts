/** A whole literal: its style, and what follows the `|`. */

import type { imageTables } from '../actions/image-registry.ts'
import type { operationTables } from '../actions/operation-registry.ts'
import type { notifyTable } from '../actions/sys/notify.ts'
import type { saveAsTable } from '../actions/sys/save-as.ts'
import type { MOST_STYLES } from '../language/pipeline-rules.ts'
import type { UnverifiedOperation } from '../parser/read-operation.ts'
import type { ActionMistakes, ChainMistakes } from './action.ts'
import type {
  NotALiteral,
  TooManyStyles,
  UnknownAction,
  UnknownFamily,
  WrongStyleName,
  WrongSysPart,
} from './mistakes.ts'

type ImageTables = typeof imageTables
type OperationTables = typeof operationTables
type SysTables = { readonly saveas: typeof saveAsTable; readonly notify: typeof notifyTable }

/**
 * Every mistake of a text; `never` when there is none.
 *
 * @typeParam Before - one member for each style of the pipeline to the left of the text.
 */
export type Mistakes<Text extends string, Before extends unknown[] = []> = string extends Text
  ? NotALiteral
  : Before['length'] extends typeof MOST_STYLES
    ? TooManyStyles<Text, typeof MOST_STYLES>
    : Text extends `${infer Style}|${infer Rest}`
      ? StyleMistakes<Style> | RestMistakes<Style, Rest, [...Before, Style]>
      : StyleMistakes<Text>

/** An image style or a named one, which can be part of a pipeline. */
type Stage = `${'image' | 'style'}/${string}`

/** What follows a `|`: further styles of a pipeline, or `sys/` parts. */
type RestMistakes<
  Style extends string,
  Rest extends string,
  Before extends unknown[],
> = Rest extends Stage
  ? Style extends Stage
    ? Mistakes<Rest, Before>
    : WrongSysPart<Rest>
  : SysMistakes<Rest>

type StyleMistakes<Style extends string> = Style extends `${infer Family}/${infer Rest}`
  ? Family extends 'image'
    ? ChainMistakes<ImageTables, Rest>
    : Family extends 'style'
      ? NameMistakes<Rest>
      : Family extends OperationFamily
        ? OperationMistakes<Family, Rest>
        : UnknownFamily<Family, 'image' | 'style' | OperationFamily>
  : UnknownFamily<Style, 'image' | 'style' | OperationFamily>

type FamilyOf<Name> = Name extends `${infer Family}/${string}` ? Family : never
type OperationFamily = FamilyOf<keyof OperationTables | UnverifiedOperation>

type NameMistakes<Name extends string> = Name extends '' | `${string}${'/' | ',' | ' '}${string}`
  ? WrongStyleName<Name>
  : never

type OperationMistakes<
  Family extends string,
  Rest extends string,
> = Rest extends `${infer Operation}/${infer Following}`
  ? FirstMistakes<Family, Operation> | FollowingMistakes<Family, NameIn<Operation>, Following>
  : FirstMistakes<Family, Rest>

type NameIn<Action extends string> = Action extends `${infer Name},${string}` ? Name : Action

type FirstMistakes<
  Family extends string,
  Operation extends string,
> = `${Family}/${NameIn<Operation>}` extends UnverifiedOperation
  ? never
  : ActionMistakes<TablesOf<Family>, Operation>

/** The operations of a family under their own names. */
type TablesOf<Family extends string> = {
  readonly [Name in keyof OperationTables as Name extends `${Family}/${infer Operation}`
    ? Operation
    : never]: OperationTables[Name]
}

type FollowingMistakes<
  Family extends string,
  Name extends string,
  Following extends string,
> = `${Family}/${Name}` extends keyof OperationTables
  ? FollowUpMistakes<OperationTables[`${Family}/${Name}`], Following>
  : never

type FollowUpMistakes<Table, Following extends string> = Table extends {
  readonly followUps: readonly { readonly table: infer FollowUp }[]
}
  ? ChainMistakes<UnderAction<FollowUp>, Following>
  : UnknownAction<Following, never>

type UnderAction<Table> = {
  readonly [One in Table as One extends { readonly action: infer Name extends string }
    ? Name
    : never]: One
}

/** Both parts may follow one `sys/`; a `/` elsewhere belongs to standard Base64. */
type SysMistakes<Part extends string> = Part extends `sys/${infer SaveAs}/notify,${infer Topic}`
  ? ActionMistakes<SysTables, SaveAs> | ActionMistakes<SysTables, `notify,${Topic}`>
  : Part extends `sys/${infer Directive}`
    ? ActionMistakes<SysTables, Directive>
    : WrongSysPart<Part>

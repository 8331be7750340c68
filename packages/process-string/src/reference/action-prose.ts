/**
 * The description of an action in words. Prose is not part of the tables, so a bundle that only builds
 * or parses styles carries none of it. Its type derives from the table: it describes every parameter
 * of the table and no other.
 */
import type { ActionTable, ParameterRow } from '../language/action-table.ts'
import type { OptionTypes } from '../language/kind.ts'

/** The page that is the source of a fact. */
export interface Source {
  /** Name of the page, with its date where the page has one. */
  readonly title: string
  readonly url: string
}

/** The description of one parameter. */
export interface ParameterProse<Value = unknown> {
  /** One or two sentences. */
  readonly description: string
  /** Unit of a number, in the plural. */
  readonly unit?: string
  /** The service's value when the parameter is left out. */
  readonly default?: Value
}

/** The description of the action of a table. */
export interface ActionProse<Table extends ActionTable = ActionTable> {
  /** A few words, as in a menu. */
  readonly title: string
  /** What the action does, its limits, and its surprises. */
  readonly description: string
  /** The newest page first. */
  readonly sources: readonly Source[]
  /** Detail codes of the service whose pages were read as well. */
  readonly ecPages?: readonly string[]
  /** Whole styles in canonical form; the first is the typical one. */
  readonly examples: readonly string[]
  /** Name of the function that builds it. @default the action's name in camel case */
  readonly builder?: string
  /** What the service returns, where the table does not say. @default that of the family */
  readonly result?: 'image' | 'json' | 'page' | 'file'
  readonly parameters: ParametersProse<Table>
  /** What may follow the operation, under the names of its options. */
  readonly followUps?: Readonly<Record<string, FollowUpProse>>
}

/** The description of an action that may follow an operation. */
export interface FollowUpProse<Table extends ActionTable = ActionTable> {
  readonly description: string
  readonly parameters: ParametersProse<Table>
}

type ParametersProse<Table extends ActionTable> = {
  readonly [Name in keyof Table['parameters']]: ParameterProse<ValueOf<Table['parameters'][Name]>>
}

type ValueOf<Row extends ParameterRow> = Row extends { readonly values: readonly (infer Word)[] }
  ? Word
  : OptionTypes[Row['kind']['type']]

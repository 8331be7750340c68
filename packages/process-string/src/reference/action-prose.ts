/**
 * What is said about an action in words. Prose stands apart from the tables, so that a bundle which
 * only builds or parses styles carries none of it; its type is derived from the table, so that it
 * says something about every parameter and nothing about others.
 */
import type { ActionTable, ParameterRow } from '../language/action-table.ts'
import type { OptionTypes } from '../language/kind.ts'

/** A page that a fact was taken from. */
export interface Source {
  /** Name of the page, with its date where the page has one. */
  readonly title: string
  readonly url: string
}

/** What is said about one parameter. */
export interface ParameterProse<Value = unknown> {
  /** One or two sentences. */
  readonly description: string
  /** Unit of a number, in the plural. */
  readonly unit?: string
  /** What the service takes when the parameter is left out. */
  readonly default?: Value
}

/** What is said about the action that a table describes. */
export interface ActionProse<Table extends ActionTable = ActionTable> {
  /** A few words, as in a menu. */
  readonly title: string
  /** What the action does, its limits, and what surprises. */
  readonly description: string
  /** The newest page first. */
  readonly sources: readonly Source[]
  /** Detail codes of the service whose pages were read as well. */
  readonly ecPages?: readonly string[]
  /** Whole styles in canonical form; the first is the typical one. */
  readonly examples: readonly string[]
  /** Name of the function that builds it. @default the action's name in camel case */
  readonly builder?: string
  /** What comes back, where the table does not say so. @default that of the family */
  readonly result?: 'image' | 'json' | 'page' | 'file'
  readonly parameters: ParametersProse<Table>
  /** What may follow the operation, under the names of its options. */
  readonly followUps?: Readonly<Record<string, FollowUpProse>>
}

/** What is said about an action that may follow an operation. */
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

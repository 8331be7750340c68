/** The typed tree: the result of parsing, and the input of geometry and stringify. */

import type { ImageActionOptions } from '../actions/image-registry.ts'
import type { OperationOptions } from '../actions/operation-registry.ts'
import type { Notification } from '../actions/sys/notify.ts'
import type { SaveTarget } from '../actions/sys/save-as.ts'
import type { Mode } from '../builder/style.ts'

/** A style with its `sys/` parts. */
export interface ProcessTree {
  readonly style: StyleTree
  readonly saveAs?: SaveTarget
  readonly notify?: Notification
  /** Parameters of the `sys/` parts that their tables do not have, as written. */
  readonly unknown?: {
    readonly saveAs?: readonly RawParameter[]
    readonly notify?: readonly RawParameter[]
  }
}

/** The steps of a style. */
export type StyleTree = StageTree | PipelineTree | OperationTree

/** A style that can be part of a pipeline. */
export type StageTree = ImageTree | NamedTree

/** Styles that run from left to right, each on the result of the one before. */
export interface PipelineTree {
  readonly kind: 'pipeline'
  /** Two to five, as written. */
  readonly styles: readonly StageTree[]
}

/** A chain of image actions, in the order in which they are applied. */
export interface ImageTree {
  readonly kind: 'image'
  readonly actions: readonly ActionNode[]
}

/** A style that is stored in the bucket or, when its name begins with `::`, built into the service. */
export interface NamedTree {
  readonly kind: 'named'
  readonly name: string
}

/** An operation on a video, a document or a sound; alone in its request. Narrow by `known`. */
export type OperationTree = KnownOperationTree | UnknownOperationTree

/** An operation that the registry has; `options` are what its builder function takes. */
export type KnownOperationTree = {
  [Name in keyof OperationOptions]: Name extends `${infer Family}/${infer Operation}`
    ? OperationNode<Family, Operation, OperationOptions[Name]>
    : never
}[keyof OperationOptions]

interface OperationNode<Family extends string, Operation extends string, Options> extends Span {
  readonly kind: 'operation'
  readonly family: Family
  readonly operation: Operation
  readonly mode: Mode
  readonly known: true
  readonly options: Options
  /** Parameters that the table does not have, as written. */
  readonly unknown?: readonly RawParameter[]
  /** The same for the actions that follow it, under `option` or `option.index`. */
  readonly unknownIn?: Readonly<Record<string, readonly RawParameter[]>>
  /** Actions after the operation that the table does not have, as written. */
  readonly trailing?: readonly string[]
}

/** An operation without a table; kept, so that new operations of the service pass. */
export interface UnknownOperationTree extends Span {
  readonly kind: 'operation'
  readonly family: string
  readonly operation: string
  /** Always `sync`. */
  readonly mode: Mode
  readonly known: false
  /** Everything after the family, as written. */
  readonly text: string
}

/** One image action: narrow by `known`, then by `action`. */
export type ActionNode = KnownActionNode | UnknownActionNode

/** An action that the registry has; `options` are what its builder function takes. */
export type KnownActionNode = {
  [Name in keyof ImageActionOptions]: KnownNode<Name, ImageActionOptions[Name]>
}[keyof ImageActionOptions]

interface KnownNode<Name extends string, Options> extends Span {
  readonly action: Name
  readonly known: true
  readonly options: Options
  /** Parameters that the table does not have, as written. */
  readonly unknown?: readonly RawParameter[]
}

/** An action that the registry does not have; kept, so that new actions of the service pass. */
export interface UnknownActionNode extends Span {
  readonly action: string
  readonly known: false
  /** The whole action, as written. */
  readonly text: string
}

/** A parameter as written; a value without a letter has the name `''`. */
export interface RawParameter {
  readonly name: string
  readonly value: string
}

interface Span {
  /** UTF-16 offset in the parsed text. */
  readonly start: number
  /** UTF-16 offset after it. */
  readonly end: number
}

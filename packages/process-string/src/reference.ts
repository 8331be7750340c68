/**
 * Entry `/reference`: every action's table as plain data, joined with its prose; for documentation,
 * forms and completion. `JSON.stringify` loses nothing of it.
 */

import { imageTables } from './actions/image-registry.ts'
import { operationTables } from './actions/operation-registry.ts'
import { imageProse, operationProse, sysProse } from './actions/prose-registry.ts'
import { notifyTable } from './actions/sys/notify.ts'
import { saveAsTable } from './actions/sys/save-as.ts'
import type { ActionTable, FollowUp, OperationTable } from './language/action-table.ts'
import type { ActionProse, Source } from './reference/action-prose.ts'
import { type ParameterReference, parameterReferences } from './reference/parameter.ts'
import { withoutUndefined } from './reference/plain.ts'
import { type RuleReference, ruleReferences } from './reference/rule.ts'

export type { Source } from './reference/action-prose.ts'
export type { ParameterReference, RuleReference }

const ENTRY = '@oss-process/process-string'

/** Everything that is known about one action. */
export interface ActionReference {
  /** First word of its style; `sys` for the parts after the `|`. */
  readonly family: 'image' | 'video' | 'audio' | 'doc' | 'sys'
  /** Name on the wire, such as `auto-orient`. */
  readonly action: string
  /** Name of the function that builds it, such as `autoOrient`. */
  readonly builder: string
  /** What that function is imported from, such as `@oss-process/process-string/video`. */
  readonly entry: string
  /**
   * What the function takes: `options` an object of the parameters by their names, `value` the one
   * parameter itself, `none` nothing.
   */
  readonly takes: 'options' | 'value' | 'none'
  /** `sync` is `x-oss-process`, `async` is `x-oss-async-process`. */
  readonly mode: 'sync' | 'async' | 'both'
  /** Whether it must be the only action of its style. */
  readonly alone: boolean
  /** Whether it must be the last action of its style. */
  readonly last: boolean
  /** What the service returns when the result is not saved. */
  readonly result: 'image' | 'json' | 'page' | 'file' | 'none'
  readonly title: string
  readonly description: string
  readonly sources: readonly Source[]
  /** Whole styles in canonical form; the first is the typical one. */
  readonly examples: readonly string[]
  /** In the canonical order on the wire. */
  readonly parameters: readonly ParameterReference[]
  /** The rules that bind several parameters. */
  readonly rules: readonly RuleReference[]
  /** What may follow an operation, after a `/`. */
  readonly followUps: readonly FollowUpReference[]
  /** The service's detail code for a second value after the one that the action takes. */
  readonly ecExtra?: string
}

/** An action that may follow an operation. */
export interface FollowUpReference {
  /** Name of the option that takes it, such as `before`. */
  readonly option: string
  /** Name on the wire, such as `pre`. */
  readonly action: string
  readonly description: string
  /** Most follow-ups of the operation in all; left out when the option is not a list. */
  readonly most?: number
  readonly parameters: readonly ParameterReference[]
}

/** Every action and operation, in the order of the registries; image actions first. */
export const reference: readonly ActionReference[] = /* @__PURE__ */ listActions()

/**
 * Finds one action.
 *
 * @param action - its name on the wire, such as `auto-orient`.
 * @param family - default `image`.
 * @example
 * findAction('rotate')?.parameters[0]?.max // 360
 */
export function findAction(
  action: string,
  family: ActionReference['family'] = 'image',
): ActionReference | undefined {
  return reference.find((entry) => entry.action === action && entry.family === family)
}

/** Facts that hold for a family, where table and prose of an action say nothing else. */
type Facts = Pick<ActionReference, 'family' | 'mode' | 'result'>

function listActions(): readonly ActionReference[] {
  return [
    ...joinAll(() => ({ family: 'image', mode: 'sync', result: 'image' }), imageTables, imageProse),
    ...joinAll(
      ({ family, mode }) => ({ family, mode, result: 'file' }),
      operationTables,
      operationProse,
    ),
    joinAction({ family: 'sys', mode: 'both', result: 'none' }, saveAsTable, sysProse.saveas),
    joinAction({ family: 'sys', mode: 'async', result: 'none' }, notifyTable, sysProse.notify),
  ]
}

function joinAll<Name extends string, Table extends ActionTable>(
  factsOf: (table: Table) => Facts,
  tables: Readonly<Record<Name, Table>>,
  prose: Readonly<Record<Name, ActionProse>>,
): ActionReference[] {
  const names = Object.keys(tables) as Name[] // the registry's own keys
  return names.map((name) => joinAction(factsOf(tables[name]), tables[name], prose[name]))
}

function joinAction(
  { family, mode, result }: Facts,
  table: ActionTable & Pick<Partial<OperationTable>, 'followUps'>,
  prose: ActionProse,
): ActionReference {
  return {
    family,
    action: table.action,
    builder: prose.builder ?? camelCase(table.action),
    entry: family === 'image' || family === 'sys' ? ENTRY : `${ENTRY}/${family}`,
    takes: takesOf(table),
    mode: table.mode ?? mode,
    alone: table.chain?.name === 'alone',
    last: table.chain?.name === 'last',
    result: table.result ?? prose.result ?? result,
    title: prose.title,
    description: prose.description,
    sources: [...prose.sources, ...(prose.ecPages ?? []).map(ecPage)],
    examples: prose.examples,
    parameters: parameterReferences(table, prose.parameters),
    rules: ruleReferences(table),
    followUps: (table.followUps ?? []).map((followUp) => joinFollowUp(followUp, prose)),
    ...withoutUndefined({ ecExtra: table.ecExtra }),
  }
}

function joinFollowUp({ option, table, most }: FollowUp, prose: ActionProse): FollowUpReference {
  const { description = '', parameters = {} } = prose.followUps?.[option] ?? {}
  return {
    option,
    action: table.action,
    description,
    parameters: parameterReferences(table, parameters),
    ...withoutUndefined({ most }),
  }
}

function ecPage(ec: string): Source {
  return { title: `Error ${ec}`, url: `https://help.aliyun.com/zh/oss/support/${ec}` }
}

function takesOf(table: ActionTable): ActionReference['takes'] {
  const rows = Object.values(table.parameters)
  if (rows.length === 0) return 'none'
  return rows.length === 1 && rows[0]?.letter === '' ? 'value' : 'options'
}

function camelCase(action: string): string {
  return action.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/**
 * Entry `/reference`: every action's table as plain data, joined with its prose. For documentation,
 * forms and completion; it survives `JSON.stringify`.
 */
import type { ActionTable } from './action-table.ts'
import { notifyTable } from './actions/sys/notify.ts'
import { saveAsTable } from './actions/sys/save-as.ts'
import { ecText } from './issue.ts'
import type { ActionProse, Source } from './prose/action-prose.ts'
import { imageProse, sysProse } from './prose/registry.ts'
import { type ParameterReference, parameterReferences } from './reference/parameter.ts'
import { withoutUndefined } from './reference/plain.ts'
import { type RuleReference, ruleReferences } from './reference/rule.ts'
import { imageTables } from './registry.ts'

export type { Source } from './prose/action-prose.ts'
export type { ParameterReference, RuleReference }

/** Everything that is known about one action. */
export interface ActionReference {
  /** First word of the style that it stands in; `sys` for the parts after the `|`. */
  readonly family: 'image' | 'sys'
  /** Name on the wire, such as `auto-orient`. */
  readonly action: string
  /** Name of the function that builds it, such as `autoOrient`. */
  readonly builder: string
  /**
   * What the function takes: `options` an object of the parameters by their names, `value` the one
   * parameter itself, `none` nothing.
   */
  readonly takes: 'options' | 'value' | 'none'
  /** The entrance: `sync` is `x-oss-process`, `async` is `x-oss-async-process`. */
  readonly mode: 'sync' | 'async' | 'both'
  /** Whether it must be the only action of its style. */
  readonly alone: boolean
  /** Whether it must be the last action of its style. */
  readonly last: boolean
  /** What comes back, before any saving. */
  readonly result: 'image' | 'json' | 'none'
  readonly title: string
  readonly description: string
  readonly sources: readonly Source[]
  /** Whole styles in canonical form; the first is the typical one. */
  readonly examples: readonly string[]
  /** In the canonical order on the wire. */
  readonly parameters: readonly ParameterReference[]
  /** What binds several parameters. */
  readonly rules: readonly RuleReference[]
  /** The service's detail code for a second value after the one that the action takes. */
  readonly ecExtra?: string
}

/** Every action, in the order of the registry; image actions first. */
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

type Facts = Pick<ActionReference, 'family' | 'mode' | 'result'>

function listActions(): readonly ActionReference[] {
  return [
    ...joinFamily({ family: 'image', mode: 'sync', result: 'image' }, imageTables, imageProse),
    joinAction({ family: 'sys', mode: 'both', result: 'none' }, saveAsTable, sysProse.saveas),
    joinAction({ family: 'sys', mode: 'async', result: 'none' }, notifyTable, sysProse.notify),
  ]
}

function joinFamily<Name extends string>(
  facts: Facts,
  tables: Readonly<Record<Name, ActionTable>>,
  prose: Readonly<Record<Name, ActionProse>>,
): ActionReference[] {
  const names = Object.keys(tables) as Name[] // the registry's own keys
  return names.map((name) => joinAction(facts, tables[name], prose[name]))
}

function joinAction(facts: Facts, table: ActionTable, prose: ActionProse): ActionReference {
  return {
    family: facts.family,
    action: table.action,
    builder: prose.builder ?? camelCase(table.action),
    takes: takesOf(table),
    mode: table.mode ?? facts.mode,
    alone: table.chain?.name === 'alone',
    last: table.chain?.name === 'last',
    result: table.result ?? facts.result,
    title: prose.title,
    description: prose.description,
    sources: prose.sources,
    examples: prose.examples,
    parameters: parameterReferences(table, prose),
    rules: ruleReferences(table),
    ...withoutUndefined({ ecExtra: ecText(table.ecExtra) }),
  }
}

function takesOf(table: ActionTable): ActionReference['takes'] {
  const rows = Object.values(table.parameters)
  if (rows.length === 0) return 'none'
  return rows.length === 1 && rows[0]?.letter === '' ? 'value' : 'options'
}

function camelCase(action: string): string {
  return action.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

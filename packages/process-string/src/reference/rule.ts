/** The rules of a table as plain data, each with its sentence. */
import type { ActionTable, Need, SomeOptions } from '../language/action-table.ts'
import { brokenRules } from '../language/rules.ts'
import { withoutUndefined } from './plain.ts'

/** A rule that binds several parameters; names are those of the options. */
export interface RuleReference {
  /** `needs`: the first parameter has a meaning only with certain values of the second. */
  readonly rule: 'at-least-one' | 'needs'
  readonly parameters: readonly string[]
  /** Of `needs`: the values; `null` stands for leaving the other parameter out. */
  readonly values?: readonly (string | number | boolean | null)[]
  /** The rule in words. */
  readonly text: string
  /** The service's detail code for a breach. */
  readonly ec?: string
}

/** Lists the rules of a table. */
export function ruleReferences({ atLeastOne, needs = [] }: ActionTable): readonly RuleReference[] {
  return [...(atLeastOne ? [atLeastOneReference(atLeastOne)] : []), ...needs.map(needReference)]
}

function atLeastOneReference(rule: SomeOptions): RuleReference {
  const [broken] = brokenRules({ atLeastOne: rule }, {})
  const text = broken?.expected ?? ''
  return withoutUndefined({ rule: 'at-least-one', parameters: rule.of, text, ec: rule.ec })
}

function needReference(need: Need): RuleReference {
  const { option, other } = need
  const [broken] = brokenRules({ needs: [need] }, { [option]: 'given', [other]: 'another' })
  // A table compares with words, numbers and flags only.
  const values = need.values as readonly (string | number | boolean | undefined)[]
  return {
    rule: 'needs',
    parameters: [option, other],
    values: values.map((value) => value ?? null),
    text: `${option} ${broken?.expected}`,
  }
}

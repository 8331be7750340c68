/** The rules of a table as plain data, each with its sentence. */
import type { ActionTable, AtLeastOne, Need } from '../action-table.ts'
import { ecText } from '../issue.ts'
import { atLeastOneText, needText } from '../rules.ts'

/** What binds several parameters; names are those of the options. */
export interface RuleReference {
  readonly rule: 'at-least-one' | 'needs'
  /** The parameters that it is about; of `needs` the dependent one, then the other. */
  readonly parameters: readonly string[]
  /** Of `needs`: the values of the other parameter with which the first one has a meaning. */
  readonly values?: readonly (string | number | boolean)[]
  /** The rule in words. */
  readonly text: string
  /** The service's detail code for a breach. */
  readonly ec?: string
}

const byOption = (option: string): string => option

/** Gives the rules of a table. */
export function ruleReferences({ atLeastOne, needs = [] }: ActionTable): readonly RuleReference[] {
  return [...(atLeastOne ? [atLeastOneReference(atLeastOne)] : []), ...needs.map(needReference)]
}

function atLeastOneReference(rule: AtLeastOne): RuleReference {
  const text = atLeastOneText(rule, byOption)
  const ec = rule.ec === undefined ? {} : { ec: ecText(rule.ec) }
  return { rule: 'at-least-one', parameters: rule.of, text, ...ec }
}

function needReference(need: Need): RuleReference {
  // A table compares with words, numbers and flags only.
  const values = need.values as readonly (string | number | boolean)[]
  const text = `${need.parameter} ${needText(need, byOption)}`
  return { rule: 'needs', parameters: [need.parameter, need.other], values, text }
}

/** The rules of a table as plain data, each with its sentence. */
import type { ActionTable, Rule } from '../action-table.ts'
import { ecText } from '../issue.ts'
import { ruleFaultOf } from '../rules.ts'

/** What binds several parameters; names are those of the options. */
export interface RuleReference {
  readonly rule: Rule['rule']
  /** The parameters that it is about; of `needs` the dependent one, then the other. */
  readonly parameters: readonly string[]
  /** Of `needs`: the values of the other parameter with which the first one has a meaning. */
  readonly values?: readonly (string | number | boolean)[]
  /** The rule in words. */
  readonly text: string
  /** The service's detail code for a breach. */
  readonly ec?: string
}

/** Gives the rules of a table in its order. */
export function ruleReferences(table: ActionTable): readonly RuleReference[] {
  return (table.rules ?? []).map((rule) => ({
    rule: rule.rule,
    ...namesOf(rule),
    text: textOf(rule),
    ...(rule.ec === undefined ? {} : { ec: ecText(rule.ec) }),
  }))
}

function namesOf(rule: Rule): Pick<RuleReference, 'parameters' | 'values'> {
  if (rule.rule !== 'needs') return { parameters: rule.of }
  // A table compares with words, numbers and flags only.
  const values = rule.values as readonly (string | number | boolean)[]
  return { parameters: [rule.parameter, rule.other], values }
}

function textOf(rule: Rule): string {
  const { expected, name } = ruleFaultOf(rule, (option) => option)
  return name === undefined ? expected : `${name} ${expected}`
}

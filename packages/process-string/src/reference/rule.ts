/** The rules of a table as plain data, each with its sentence. */
import type { ActionTable, AtLeastOne, Need } from '../action-table.ts'
import { checkRules, type Rules } from '../rules.ts'
import { withoutUndefined } from './plain.ts'

/** What binds several parameters; names are those of the options. */
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

/** Gives the rules of a table. */
export function ruleReferences({ atLeastOne, needs = {} }: ActionTable): readonly RuleReference[] {
  return [
    ...(atLeastOne ? [atLeastOneReference(atLeastOne)] : []),
    ...Object.entries(needs).map(([name, need]) => needReference(name, need)),
  ]
}

function atLeastOneReference(rule: AtLeastOne): RuleReference {
  const text = textOf({ atLeastOne: rule }, {})
  const ec = rule.ec
  return withoutUndefined({ rule: 'at-least-one', parameters: rule.of, text, ec })
}

function needReference(parameter: string, need: Need): RuleReference {
  const [other, ...given] = need
  // A table compares with words, numbers and flags only.
  const values = given as readonly (string | number | boolean | undefined)[]
  const broken = { [parameter]: 'given', [other]: 'another' }
  return {
    rule: 'needs',
    parameters: [parameter, other],
    values: values.map((value) => value ?? null),
    text: `${parameter} ${textOf({ needs: { [parameter]: need } }, broken)}`,
  }
}

/** What the check itself says to options that break the rule. */
function textOf(rule: Rules, broken: Readonly<Record<string, unknown>>): string {
  const texts: string[] = []
  checkRules(rule, broken, ({ expected }) => void texts.push(expected))
  return texts.join('; ')
}

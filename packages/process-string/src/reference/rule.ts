/** The rules of a table as plain data, each with its sentence. */
import type { ActionTable, AtLeastOne, Need } from '../action-table.ts'
import { checkRules } from '../rules.ts'
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
export function ruleReferences({ atLeastOne, needs = [] }: ActionTable): readonly RuleReference[] {
  return [...(atLeastOne ? [atLeastOneReference(atLeastOne)] : []), ...needs.map(needReference)]
}

function atLeastOneReference(rule: AtLeastOne): RuleReference {
  const text = textOf({ atLeastOne: rule }, {})
  const ec = rule.ec
  return withoutUndefined({ rule: 'at-least-one', parameters: rule.of, text, ec })
}

function needReference(need: Need): RuleReference {
  // A table compares with words, numbers and flags only.
  const values = need.values as readonly (string | number | boolean | undefined)[]
  const broken = { [need.parameter]: 'given', [need.other]: 'another' }
  return {
    rule: 'needs',
    parameters: [need.parameter, need.other],
    values: values.map((value) => value ?? null),
    text: `${need.parameter} ${textOf({ needs: [need] }, broken)}`,
  }
}

/** What the check itself says to options that break the rule. */
function textOf(
  rule: Pick<ActionTable, 'atLeastOne' | 'needs'>,
  broken: Readonly<Record<string, unknown>>,
): string {
  const texts: string[] = []
  checkRules(rule, broken, ({ expected }) => void texts.push(expected))
  return texts.join('; ')
}

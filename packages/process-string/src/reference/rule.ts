/** The rules of a table as plain data, each with its sentence. */
import type { ActionTable, AtLeastOne } from '../language/action-table.ts'
import { checkRules, type Rules } from '../language/rules.ts'
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
    ...Object.entries(needs).flatMap(([name, need]) =>
      Object.entries(need).map(([other, values = []]) => needReference(name, other, values)),
    ),
  ]
}

function atLeastOneReference(rule: AtLeastOne): RuleReference {
  const text = textOf({ atLeastOne: rule }, {})
  const ec = rule.ec
  return withoutUndefined({ rule: 'at-least-one', parameters: rule.of, text, ec })
}

function needReference(
  parameter: string,
  other: string,
  allowed: readonly unknown[],
): RuleReference {
  // A table compares with words, numbers and flags only.
  const values = allowed as readonly (string | number | boolean | undefined)[]
  const broken = { [parameter]: 'given', [other]: 'another' }
  return {
    rule: 'needs',
    parameters: [parameter, other],
    values: values.map((value) => value ?? null),
    text: `${parameter} ${textOf({ needs: { [parameter]: { [other]: values } } }, broken)}`,
  }
}

/** What the check itself says to options that break the rule. */
function textOf(rule: Rules, broken: Readonly<Record<string, unknown>>): string {
  const texts: string[] = []
  checkRules(rule, broken, ({ expected }) => void texts.push(expected))
  return texts.join('; ')
}

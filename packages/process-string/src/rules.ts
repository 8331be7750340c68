/** Checks the rules that bind several parameters of one action. */
import type { ActionTable, Rule } from './action-table.ts'
import type { IssueCode } from './errors.ts'
import type { Fault } from './parameter.ts'

type Options = Readonly<Record<string, unknown>>

/** A broken rule, and the parameter that it is reported at, if one is at fault. */
export interface RuleFault extends Fault {
  readonly name?: string
}

/** The rules that the options break. */
export function brokenRules(table: ActionTable, options: Options): readonly Rule[] {
  return table.rules?.filter((rule) => isBroken(rule, options)) ?? []
}

function isBroken(rule: Rule, options: Options): boolean {
  if (rule.rule === 'needs') {
    return options[rule.parameter] !== undefined && !rule.values.includes(options[rule.other])
  }
  const given = rule.of.filter((name) => options[name] !== undefined).length
  return rule.rule === 'at-least-one' ? given === 0 : given > 1
}

/**
 * Says what a broken rule asks for.
 *
 * @param nameOf - how a parameter is called: by its option in the builder, by its letter in parsing.
 */
export function ruleFaultOf(rule: Rule, nameOf: (option: string) => string): RuleFault {
  const { code, expected } = ruleTextOf(rule, nameOf)
  const fault = { code, expected, ec: rule.ec }
  return rule.rule === 'needs' ? { ...fault, name: rule.parameter } : fault
}

function ruleTextOf(
  rule: Rule,
  nameOf: (option: string) => string,
): { code: IssueCode; expected: string } {
  switch (rule.rule) {
    case 'needs':
      return {
        code: 'PARAMETER_NOT_APPLICABLE',
        expected: `only with ${nameOf(rule.other)} ${rule.values.join(' or ')}`,
      }
    case 'at-least-one':
      return {
        code: 'PARAMETER_MISSING',
        expected: `at least one of ${rule.of.map(nameOf).join(', ')}`,
      }
    default:
      return {
        code: 'PARAMETERS_EXCLUSIVE',
        expected: `only one of ${rule.of.map(nameOf).join(', ')}`,
      }
  }
}

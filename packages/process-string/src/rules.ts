/** Checks the rules that bind several parameters of one action. */
import type { ActionTable, AtLeastOne, Need } from './action-table.ts'
import type { Fault } from './parameter.ts'

/** A broken rule, and the option that is at fault, if it is one. */
export interface RuleFault extends Fault {
  readonly name?: string
}

/**
 * The rules that the options break.
 *
 * @param nameOf - how an option is called: by its name in the builder, by its letter in parsing.
 */
export function brokenRules(
  { atLeastOne, needs }: ActionTable,
  options: Readonly<Record<string, unknown>>,
  nameOf: (option: string) => string,
): readonly RuleFault[] {
  const faults: RuleFault[] = []
  if (atLeastOne?.of.every((name) => options[name] === undefined)) {
    const expected = atLeastOneText(atLeastOne, nameOf)
    faults.push({ code: 'PARAMETER_MISSING', expected, ec: atLeastOne.ec })
  }
  for (const need of needs ?? []) {
    const name = need.parameter
    if (options[name] === undefined || need.values.includes(options[need.other])) continue
    faults.push({ code: 'PARAMETER_NOT_APPLICABLE', expected: needText(need, nameOf), name })
  }
  return faults
}

/** The rule in words. */
export function atLeastOneText({ of }: AtLeastOne, nameOf: (option: string) => string): string {
  return `at least one of ${of.map(nameOf).join(', ')}`
}

/** The rule in words, without the parameter that it binds. */
export function needText({ other, values }: Need, nameOf: (option: string) => string): string {
  return `only with ${nameOf(other)} ${values.map((value) => value ?? 'left out').join(' or ')}`
}

/** Checks the rules that bind several parameters of one action. */
import type { ActionTable } from './action-table.ts'
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
    const expected = `at least one of ${atLeastOne.of.map(nameOf).join(', ')}`
    faults.push({ code: 'PARAMETER_MISSING', expected, ec: atLeastOne.ec })
  }
  for (const { parameter: name, other, values } of needs ?? []) {
    if (options[name] === undefined || values.includes(options[other])) continue
    const expected = `only with ${nameOf(other)} ${values.map((value) => value ?? 'left out').join(' or ')}`
    faults.push({ code: 'PARAMETER_NOT_APPLICABLE', expected, ec: undefined, name })
  }
  return faults
}

/** The rules that bind several parameters of one action. */
import type { ActionTable } from './action-table.ts'
import type { OptionFault } from './parameter.ts'

/** The part of a table that binds parameters to each other. */
export type Rules = Pick<ActionTable, 'atLeastOne' | 'needs'>

/** Finds the rules that the options break. */
export function brokenRules(
  { atLeastOne, needs = [] }: Rules,
  options: Readonly<Record<string, unknown>>,
): readonly OptionFault[] {
  const broken: OptionFault[] = []
  if (atLeastOne?.of.every((name) => options[name] === undefined)) {
    const expected = `at least one of ${atLeastOne.of.join(', ')}`
    broken.push({ code: 'PARAMETER_MISSING', expected, ec: atLeastOne.ec })
  }
  for (const { option, other, values } of needs) {
    if (options[option] === undefined || values.includes(options[other])) continue
    const expected = `only with ${other} ${values.join(' or ') || 'left out'}`
    broken.push({ code: 'PARAMETER_NOT_APPLICABLE', expected, name: option })
  }
  return broken
}

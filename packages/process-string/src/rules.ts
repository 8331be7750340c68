/** Checks the rules that bind several parameters of one action. */
import type { ActionTable, Need } from './action-table.ts'
import type { ReportFault } from './parameter.ts'

/** Rules, and options, under the same names: those of the options, or the letters on the wire. */
export type Rules = Pick<ActionTable, 'atLeastOne' | 'needs'>

/** Reports the rules that the options break. */
export function checkRules(
  { atLeastOne, needs }: Rules,
  options: Readonly<Record<string, unknown>>,
  report: ReportFault,
): void {
  if (atLeastOne?.of.every((name) => options[name] === undefined)) {
    const expected = `at least one of ${atLeastOne.of.join(', ')}`
    report({ code: 'PARAMETER_MISSING', expected, ec: atLeastOne.ec })
  }
  for (const name in needs) {
    const [other, ...values] = needs[name] as Need // the name is one of the record
    if (options[name] !== undefined && !values.includes(options[other])) {
      const expected = `only with ${other} ${values.join(' or ') || 'left out'}`
      report({ code: 'PARAMETER_NOT_APPLICABLE', expected }, name)
    }
  }
}

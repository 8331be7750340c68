/** Checks the rules that bind several parameters of one action. */
import type { ActionTable } from './action-table.ts'
import type { ReportFault } from './parameter.ts'

/** What binds several parameters of one action. */
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
    for (const other in needs[name]) {
      const values = needs[name][other] as readonly unknown[] // both names are in the record
      if (options[name] !== undefined && !values.includes(options[other])) {
        const expected = `only with ${other} ${values.join(' or ') || 'left out'}`
        report({ code: 'PARAMETER_NOT_APPLICABLE', expected }, name)
      }
    }
  }
}

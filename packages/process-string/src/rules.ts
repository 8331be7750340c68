/** Checks the rules that bind several parameters of one action. */
import type { ActionTable } from './action-table.ts'
import type { ReportFault } from './parameter.ts'

/**
 * Reports the rules that the options break.
 *
 * @param nameOf - how an option is called in the messages. Default: by its own name.
 */
export function checkRules(
  { atLeastOne, needs }: Pick<ActionTable, 'atLeastOne' | 'needs'>,
  options: Readonly<Record<string, unknown>>,
  report: ReportFault,
  nameOf: (option: string) => string = String,
): void {
  if (atLeastOne?.of.every((name) => options[name] === undefined)) {
    const expected = `at least one of ${atLeastOne.of.map(nameOf).join(', ')}`
    report({ code: 'PARAMETER_MISSING', expected, ec: atLeastOne.ec })
  }
  for (const { parameter, other, values } of needs ?? []) {
    if (options[parameter] !== undefined && !values.includes(options[other])) {
      const expected = `only with ${nameOf(other)} ${values.join(' or ') || 'left out'}`
      report({ code: 'PARAMETER_NOT_APPLICABLE', expected }, parameter)
    }
  }
}

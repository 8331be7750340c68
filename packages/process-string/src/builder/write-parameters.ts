/**
 * Writes the parameters of an action from rows that were prepared once. Measured: with many tables
 * in use, a third more styles a second than reading the rows, whose shapes differ, each time.
 */
import type { ActionTable, AnyRow } from '../language/action-table.ts'
import type { Base64Form } from '../language/base64.ts'
import type { Given, RefuseOption } from '../language/parameter.ts'

/** Writes `,letter_value` for each option in the order of the table, and refuses what is wrong. */
export function writeParameters(
  table: ActionTable,
  given: Given,
  form: Base64Form | undefined,
  refuse: RefuseOption,
): string {
  let text = ''
  let written = 0
  for (const { name, row, kind, required, head } of stepsOf(table)) {
    const value = given[name]
    const code = value === undefined ? required && 'PARAMETER_MISSING' : kind.check(value, row)
    if (code) refuse(name, code, row)
    else if (value !== undefined) {
      text += head + kind.write(value, row, form)
      written += 1
    }
  }
  // Looking for each name costs more than to count them.
  if (written < Object.keys(given).length) refuseOthers(table, given, refuse)
  return text
}

function refuseOthers({ parameters }: ActionTable, given: Given, refuse: RefuseOption): void {
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !Object.hasOwn(parameters, name)) refuse(name, 'PARAMETER_UNKNOWN')
  }
}

/** A row with what writing asks of it, in one shape for all kinds. */
interface Step extends Pick<AnyRow, 'kind' | 'required'> {
  readonly name: string
  readonly row: AnyRow
  /** What stands before the value. */
  readonly head: string
}

const stepsByTable = /* @__PURE__ */ new WeakMap<ActionTable, readonly Step[]>()

function stepsOf(table: ActionTable): readonly Step[] {
  let steps = stepsByTable.get(table)
  if (!steps) {
    steps = Object.entries<AnyRow>(table.parameters).map(([name, row]) => {
      const { letter, kind, required } = row
      return { name, row, kind, required, head: `,${letter && `${letter}_`}` }
    })
    stepsByTable.set(table, steps)
  }
  return steps
}

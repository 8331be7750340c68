/** The rows of a table as plain data, joined with their prose. */
import type { ActionTable, ParameterRow } from '../language/action-table.ts'
import type { AnyRow } from '../language/kind.ts'
import type { ParameterProse } from './action-prose.ts'
import { withoutUndefined } from './plain.ts'

/** Everything that is known about one parameter. */
export interface ParameterReference {
  /** Name of the option, such as `width`. */
  readonly name: string
  /** Letters on the wire, such as `w`; `''` for a bare value. */
  readonly letter: string
  readonly kind: ParameterRow['kind']['name']
  readonly required: boolean
  readonly description: string
  /** What is allowed, in words. */
  readonly expected: string
  /** Unit of a number, in the plural. */
  readonly unit?: string
  /** Has a meaning only in the style of a watermark picture. */
  readonly nestedOnly?: true
  /** Smallest number, itself allowed. */
  readonly min?: number
  /** Largest number, itself allowed. */
  readonly max?: number
  /** The words of `enum`, `choice` and `font`; a choice is written as its position here. */
  readonly values?: readonly string[]
  /** What the service takes when the parameter is left out. */
  readonly default?: string | number | boolean
  /** Most bytes of UTF-8. */
  readonly maxBytes?: number
  /** Most characters (code points). */
  readonly maxCharacters?: number
  /** Source of the regular expression that a text must match. */
  readonly pattern?: string
  /** The service's detail code for a bad value. */
  readonly ec?: string
  /** The service's detail code when a required parameter is missing. */
  readonly ecMissing?: string
}

/** Lists the parameters of a table in its order. */
export function parameterReferences(
  table: ActionTable,
  prose: Readonly<Record<string, ParameterProse>>,
): readonly ParameterReference[] {
  return Object.entries(table.parameters).map(([name, row]) => {
    const { description = '', unit, default: preset } = prose[name] ?? {}
    return {
      name,
      letter: row.letter,
      kind: row.kind.name,
      required: row.required ?? false,
      description,
      expected: expectedOf(row),
      ...withoutUndefined({
        unit,
        default: preset as ParameterReference['default'],
        nestedOnly: row.nestedOnly,
        ...boundsOf(row),
        ec: row.ec,
        ecMissing: row.ecFor?.PARAMETER_MISSING,
      }),
    }
  })
}

function expectedOf(row: AnyRow): string {
  return row.kind.expected(row)
}

/** The bounds that a row may have, whatever its kind. */
interface Bounds {
  readonly letter: string
  readonly min?: number
  readonly max?: number
  readonly values?: readonly string[]
  readonly maxBytes?: number
  readonly maxCharacters?: number
  readonly pattern?: RegExp
}

function boundsOf(row: Bounds) {
  const { min, max, values, maxBytes, maxCharacters, pattern } = row
  return { min, max, values, maxBytes, maxCharacters, pattern: pattern?.source }
}

/** The rows of a table as plain data, joined with their prose. */
import type { ActionTable, ParameterRow, TextRow } from '../action-table.ts'
import { ecText } from '../issue.ts'
import { expectedOf } from '../parameter.ts'
import type { ActionProse, ParameterProse } from '../prose/action-prose.ts'

/** Everything that is known about one parameter. */
export interface ParameterReference {
  /** Name of the option, such as `width`. */
  readonly name: string
  /** Letters on the wire, such as `w`; `''` for a bare value. */
  readonly letter: string
  readonly kind: ParameterRow['kind']
  readonly required: boolean
  readonly description: string
  /** What is allowed, in words. */
  readonly expected: string
  /** Unit of a number, in the plural. */
  readonly unit?: string
  /** Smallest number, itself allowed. */
  readonly min?: number
  /** Largest number, itself allowed. */
  readonly max?: number
  /** The words of `enum` and `choice`; a choice is written as its position here. */
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

/** Gives the parameters of a table in its order. */
export function parameterReferences(
  table: ActionTable,
  prose: ActionProse,
): readonly ParameterReference[] {
  return Object.entries(table.parameters).map(([name, row]) => ({
    name,
    letter: row.letter,
    kind: row.kind,
    required: row.required ?? false,
    ...proseOf(prose.parameters[name]),
    expected: expectedOf(row),
    ...boundsOf(row),
    ...codesOf(row),
  }))
}

function proseOf(
  prose: ParameterProse | undefined,
): Pick<ParameterReference, 'description' | 'unit' | 'default'> {
  const { description = '', unit, default: preset } = prose ?? {}
  return {
    description,
    ...(unit === undefined ? {} : { unit }),
    ...(preset === undefined ? {} : { default: preset as string | number | boolean }),
  }
}

type Bounds = Pick<
  ParameterReference,
  'min' | 'max' | 'values' | 'maxBytes' | 'maxCharacters' | 'pattern'
>

function boundsOf(row: ParameterRow): Bounds {
  switch (row.kind) {
    case 'integer':
    case 'number':
      return { min: row.min, ...(row.max === undefined ? {} : { max: row.max }) }
    case 'enum':
    case 'choice':
    case 'font':
      return { values: row.values }
    case 'text':
      return textBoundsOf(row)
    case 'long-text':
      return { maxCharacters: row.maxCharacters }
    default:
      return {}
  }
}

function textBoundsOf({ maxBytes, pattern }: TextRow): Bounds {
  return { maxBytes, ...(pattern === undefined ? {} : { pattern: pattern.source }) }
}

function codesOf({ ec, ecFor }: ParameterRow): Pick<ParameterReference, 'ec' | 'ecMissing'> {
  const missing = ecFor?.PARAMETER_MISSING
  return {
    ...(ec === undefined ? {} : { ec: ecText(ec) }),
    ...(missing === undefined ? {} : { ecMissing: ecText(missing) }),
  }
}

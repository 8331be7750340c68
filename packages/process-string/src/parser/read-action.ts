/** Reads one action, `name,letter_value,…`, by its table. */
import type { ActionTable, ParameterRow } from '../language/action-table.ts'
import type { IssueParts } from '../language/issue.ts'
import { type OptionFault, readValue, wireFaultOf } from '../language/parameter.ts'
import { brokenRules } from '../language/rules.ts'
import { endOf, type ParameterToken, spanOf, split, type Token, toParameter } from './tokenize.ts'
import type { RawParameter } from './tree.ts'

/** Receives a problem. */
export type Report = (parts: IssueParts) => void

/** Reports problems of a part: their paths lead through the part. */
export function reportUnder(path: readonly (string | number)[], report: Report): Report {
  return (parts) => report({ ...parts, path: [...path, ...(parts.path ?? [])] })
}

/** The parameters of an action as options. */
export interface ActionReading {
  readonly options: Readonly<Record<string, unknown>>
  readonly unknown: readonly RawParameter[]
  /** The text of each option. */
  readonly places: ReadonlyMap<string, Token>
}

interface NamedRow {
  readonly name: string
  readonly row: ParameterRow
}

/** The state of one reading. */
interface Progress {
  readonly table: ActionTable
  readonly report: Report
  readonly options: Record<string, unknown>
  readonly unknown: RawParameter[]
  /** The parameter that counts for each option: the last one of those that are repeated. */
  readonly counting: ReadonlyMap<string, Token>
  /** The text of each option, also where the value is bad. */
  readonly places: Map<string, ParameterToken>
}

/**
 * Reads the parameters of an action, and reports everything that is wrong with them.
 *
 * @param token - the whole action, its name included.
 */
export function readAction(table: ActionTable, token: Token, report: Report): ActionReading {
  const parts = split(token, ',').slice(1)
  const counting = countingParameters(table, parts)
  const progress = { table, report, counting, options: {}, unknown: [], places: new Map() }
  if (parts.at(-1)?.text === '') parts.pop() // the service accepts one comma at the end
  let emptyFrom: Token | undefined
  for (const part of parts) {
    if (part.text === '') {
      emptyFrom ??= part
      continue
    }
    if (emptyFrom) reportEmpty(progress, emptyFrom.start, part.start)
    emptyFrom = undefined
    readParameter(progress, part)
  }
  if (emptyFrom) reportEmpty(progress, emptyFrom.start, endOf(token))
  reportMissing(progress, token)
  reportRules(progress, token)
  return progress
}

function readParameter(progress: Progress, token: Token): void {
  const { table, counting, options, places, report } = progress
  const parameter = toParameter(token)
  const found = findRow(table, parameter)
  if (!found || (found.row.letter === '' && places.has(found.name))) {
    reportUnknown(progress, parameter)
    return
  }
  const { name, row } = found
  if (row.letter !== '' && counting.get(name) !== token) {
    reportOverruled(progress, parameter)
    return
  }
  const value = row.letter === '' ? token : parameter.value
  const reading = readValue(row, value.text)
  places.set(name, parameter)
  if ('value' in reading) options[name] = reading.value
  else report({ ...placeOf(progress, name, value), received: value.text, ...reading.fault })
}

function countingParameters(
  table: ActionTable,
  parts: readonly Token[],
): ReadonlyMap<string, Token> {
  const found = parts.map((part) => [findRow(table, toParameter(part))?.name ?? '', part] as const)
  return new Map(found)
}

/** Where a table has only a bare value, any text stands for it: `rotate,a_90` is a bad angle. */
function findRow(table: ActionTable, parameter: ParameterToken): NamedRow | undefined {
  const rows = rowsByLetter(table)
  return (rows.size === 1 ? rows.get('') : undefined) ?? rows.get(parameter.letter)
}

const cache = /* @__PURE__ */ new WeakMap<ActionTable, ReadonlyMap<string, NamedRow>>()

/** Rows under their letters; made once per table. */
function rowsByLetter(table: ActionTable): ReadonlyMap<string, NamedRow> {
  const known = cache.get(table)
  if (known) return known
  const rows = new Map(
    Object.entries(table.parameters).map(([name, row]) => [row.letter, { name, row }]),
  )
  cache.set(table, rows)
  return rows
}

/** The letters of an option, or its name when it has none. */
function wireName(table: ActionTable, name: string): string {
  return table.parameters[name]?.letter || name
}

function placeOf({ table }: Progress, name: string, token: Token) {
  const letter = table.parameters[name]?.letter
  return {
    subject: letter ? `${table.action} ${letter}` : table.action,
    path: [name],
    action: table.action,
    parameter: letter || undefined,
    ...spanOf(token),
  }
}

function reportEmpty({ table, report }: Progress, start: number, end: number): void {
  report({
    code: 'PARAMETER_EMPTY',
    severity: 'warning',
    subject: table.action,
    expected: 'a parameter between two commas',
    received: '',
    action: table.action,
    start,
    end,
  })
}

function reportOverruled({ table, report }: Progress, parameter: ParameterToken): void {
  report({
    code: 'PARAMETER_REPEATED',
    severity: 'warning',
    subject: `${table.action} ${parameter.letter}`,
    expected: 'each parameter once (a later one counts in place of this one)',
    received: parameter.text,
    action: table.action,
    parameter: parameter.letter,
    ...spanOf(parameter),
  })
}

function reportUnknown(progress: Progress, parameter: ParameterToken): void {
  const { table, report, unknown } = progress
  const isExtra = table.ecExtra !== undefined
  unknown.push({ name: parameter.letter, value: parameter.value.text })
  const letters = [...rowsByLetter(table).keys()].filter((letter) => letter !== '')
  report({
    code: isExtra ? 'VALUES_TOO_MANY' : 'PARAMETER_UNKNOWN',
    severity: isExtra ? 'error' : 'warning',
    subject: table.action,
    expected: letters.length > 0 ? `one of ${letters.join(', ')}` : 'no further parameter',
    received: parameter.text,
    ec: table.ecExtra,
    action: table.action,
    parameter: parameter.letter || undefined,
    ...spanOf(parameter),
  })
}

function reportMissing(progress: Progress, token: Token): void {
  for (const [name, row] of Object.entries(progress.table.parameters)) {
    if (!row.required || progress.places.has(name)) continue
    const fault = wireFaultOf(row, 'PARAMETER_MISSING')
    progress.report({ ...placeOf(progress, name, token), ...fault })
  }
}

function reportRules(progress: Progress, token: Token): void {
  const { table, report, options, places } = progress
  const { action } = table
  const given: Record<string, unknown> = {}
  for (const [name, place] of places) given[name] = options[name] ?? place.value.text
  for (const { name = '', expected, ...fault } of [
    ...brokenRules(table, given),
    ...zeroFaults(table, given),
  ]) {
    const place = places.get(name)
    // A rule names options; an issue about a text names their letters.
    const parts = { ...fault, expected: expected.replace(/\w+/g, (word) => wireName(table, word)) }
    if (place) report({ ...placeOf(progress, name, place), ...parts, received: place.text })
    else report({ ...parts, subject: action, action, received: token.text, ...spanOf(token) })
  }
}

function zeroFaults(
  { notAllZero }: ActionTable,
  given: Readonly<Record<string, unknown>>,
): readonly OptionFault[] {
  if (!notAllZero?.of.every((name) => given[name] === '0')) return []
  return [{ code: 'VALUE_OUT_OF_RANGE', expected: 'one edge above 0', ec: notAllZero.ec }]
}

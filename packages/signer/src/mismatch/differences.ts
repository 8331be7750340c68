/** The pieces of two canonical requests and strings to sign → their differences. */
import { splitOnce } from '../split-once.ts'
import type { RequestPieces, StringPieces } from './signed-texts.ts'

/** Which piece of the signed texts differs. */
export type DifferenceField =
  | 'method'
  | 'uri'
  | 'parameter'
  | 'query spelling'
  | 'header'
  | 'additional headers'
  | 'payload'
  | 'algorithm'
  | 'timestamp'
  | 'scope'
  | 'hash'

/** One piece that differs; the side on which it is missing has `undefined`. */
export interface Difference {
  readonly field: DifferenceField
  /** The parameter or header. */
  readonly name?: string
  readonly ours: string | undefined
  readonly theirs: string | undefined
}

/**
 * Lists the differences of two canonical requests in the order of their lines; only pieces that can be
 * read on both sides are compared.
 */
export function compareCanonicalRequests(ours: RequestPieces, theirs: RequestPieces): Difference[] {
  return [
    ...compareTexts('method', ours.method, theirs.method),
    ...compareTexts('uri', ours.uri, theirs.uri),
    ...compareQueries(ours.query, theirs.query),
    ...compareHeaders(ours, theirs),
    ...compareTexts('payload', ours.payload, theirs.payload),
  ]
}

/** Lists the differences of two strings to sign, likewise. */
export function compareStringsToSign(ours: StringPieces, theirs: StringPieces): Difference[] {
  const fields = ['algorithm', 'timestamp', 'scope', 'hash'] as const
  return fields.flatMap((field) => compareTexts(field, ours[field], theirs[field]))
}

function compareQueries(ours: string | undefined, theirs: string | undefined): Difference[] {
  if (ours === undefined || theirs === undefined) return []
  const parameters = compareMaps('parameter', splitQuery(ours), splitQuery(theirs))
  return parameters.length > 0 ? parameters : compareTexts('query spelling', ours, theirs)
}

function compareHeaders(ours: RequestPieces, theirs: RequestPieces): Difference[] {
  const { damage, headers } = theirs
  if (ours.headers === undefined || headers === undefined) return []
  if (damage === 'flattened' && flattenHeaders(ours) === flattenHeaders(theirs)) return []
  const differences = compareMaps('header', ours.headers, headers)
  return [
    // Below the cut there may be more headers.
    ...(damage === 'cut' ? differences.filter(({ name = '' }) => headers.has(name)) : differences),
    ...compareTexts('additional headers', ours.additionalHeaders, theirs.additionalHeaders),
  ]
}

/** Writes the headers as a text without line breaks shows them. */
function flattenHeaders({ headers, additionalHeaders = '' }: RequestPieces): string {
  const lines = [...(headers ?? [])].map(([name, value]) => `${name}:${value}`)
  return [...lines, additionalHeaders].join(' ').replace(/\s+/g, ' ').trim()
}

function splitQuery(query: string): Map<string, string> {
  return new Map(query === '' ? [] : query.split('&').map((part) => splitOnce(part, '=')))
}

function compareTexts(
  field: DifferenceField,
  ours: string | undefined,
  theirs: string | undefined,
): Difference[] {
  if (ours === undefined || theirs === undefined || ours === theirs) return []
  return [{ field, ours, theirs }]
}

function compareMaps(
  field: 'parameter' | 'header',
  ours: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
): Difference[] {
  const names = new Set([...ours.keys(), ...theirs.keys()])
  return [...names]
    .filter((name) => ours.get(name) !== theirs.get(name))
    .map((name) => ({ field, name, ours: ours.get(name), theirs: theirs.get(name) }))
}

/** Two pairs of canonical request and string to sign → their differences, piece by piece. */
import { splitOnce } from '../split-once.ts'

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

/** Lists the differences of two canonical requests in the order of their lines. */
export function compareCanonicalRequests(ours: string, theirs: string): Difference[] {
  const [mine, other] = [splitCanonicalRequest(ours), splitCanonicalRequest(theirs)]
  const parameters = compareMaps('parameter', splitQuery(mine.query), splitQuery(other.query))
  return [
    ...compareTexts('method', mine.method, other.method),
    ...compareTexts('uri', mine.uri, other.uri),
    ...(parameters.length > 0
      ? parameters
      : compareTexts('query spelling', mine.query, other.query)),
    ...compareMaps('header', mine.headers, other.headers),
    ...compareTexts('additional headers', mine.additionalHeaders, other.additionalHeaders),
    ...compareTexts('payload', mine.payload, other.payload),
  ]
}

/** Lists the differences of two strings to sign; a hash is compared where both have one. */
export function compareStringsToSign(ours: string, theirs: string): Difference[] {
  const [mine, other] = [ours.split('\n'), theirs.split('\n')]
  const fields = ['algorithm', 'timestamp', 'scope', 'hash'] as const
  return fields.flatMap((field, index) =>
    field === 'hash' && other[index] === undefined
      ? []
      : compareTexts(field, mine[index], other[index]),
  )
}

function splitCanonicalRequest(text: string) {
  const lines = text.split('\n')
  const [method = '', uri = '', query = ''] = lines
  const headers = new Map(lines.slice(3, -3).map((line) => splitOnce(line, ':')))
  return { method, uri, query, headers, additionalHeaders: lines.at(-2), payload: lines.at(-1) }
}

function splitQuery(query: string): Map<string, string> {
  return new Map(query === '' ? [] : query.split('&').map((part) => splitOnce(part, '=')))
}

function compareTexts(
  field: DifferenceField,
  ours: string | undefined,
  theirs: string | undefined,
): Difference[] {
  return ours === theirs ? [] : [{ field, ours, theirs }]
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

/**
 * The query that a caller gives → encoded parameters → canonical query.
 *
 * @see recommend-to-use-signature-version-4, "Canonical query string"
 */
import { isWellFormed, misuse, quote } from '../errors.ts'
import { assertNew, listPairs, type Pairs } from './pairs.ts'
import { percentEncode } from './percent-encode.ts'

/** Query parameters, not encoded; `''` and `null` are a parameter without a value. */
export type Query = Pairs<string | null | undefined>

const NONE: ReadonlySet<string> = /* @__PURE__ */ new Set()

/**
 * Encodes the parameters of a query.
 *
 * @param skipped - names of parameters to leave out.
 * @returns encoded name → encoded value, which is empty for a parameter without one.
 * @throws {SignerError} `QUERY_INVALID`: not text, a lone surrogate, an empty name, or a name that is
 * given twice, whose signature the service does not define.
 */
export function readQuery(
  query: Query | undefined,
  skipped: ReadonlySet<string> = NONE,
): Map<string, string> {
  const parameters = new Map<string, string>()
  for (const [name, value] of listPairs(query, 'QUERY_INVALID')) {
    if (skipped.has(name)) continue
    if (name === '') misuse('QUERY_INVALID', 'a parameter name as well-formed text', 'undefined')
    const encodedName = encode(name, 'a parameter name')
    assertNew(parameters, encodedName, 'QUERY_INVALID')
    parameters.set(encodedName, encode(value ?? '', name))
  }
  return parameters
}

function encode(text: unknown, name: string): string {
  if (!isWellFormed(text)) misuse('QUERY_INVALID', `${name} as well-formed text`, quote(text))
  return percentEncode(text)
}

/** Writes encoded parameters in the byte order of their names; without a value there is no `=`. */
export function canonicalQuery(parameters: ReadonlyMap<string, string>): string {
  const names = [...parameters.keys()].sort()
  return names.map((name) => writeParameter(name, parameters.get(name))).join('&')
}

function writeParameter(name: string, value: string | undefined): string {
  return value ? `${name}=${value}` : name
}

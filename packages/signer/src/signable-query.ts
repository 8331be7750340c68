/** The query that a caller gives → encoded parameters. Refuses what could not be signed safely. */
import { type Entries, pairsOf, setOnce } from './entries.ts'
import { encodeGiven, percentEncode } from './percent-encode.ts'

/** Query parameters, not encoded; `''` and `null` are a parameter without a value. */
export type Query = Entries<string | null | undefined>

/**
 * Encodes the query.
 *
 * @param replaced - the names of parameters that the signer itself sets, left out too.
 * @returns encoded name → encoded value, the empty text for none.
 * @throws {SignerError} `QUERY_INVALID`: not text, a lone surrogate, an empty name, or pairs that name
 * a parameter twice, whose signature the service does not define.
 */
export function readQuery(query: Query | undefined, replaced?: RegExp): Map<string, string> {
  const encoded = new Map<string, string>()
  for (const [name, value] of pairsOf(query, 'QUERY_INVALID')) {
    if (value === undefined || replaced?.test(name)) continue
    const encodedName = encodeText(name || undefined, 'a parameter name')
    setOnce(encoded, 'QUERY_INVALID', encodedName, encodeText(value ?? '', name))
  }
  return encoded
}

function encodeText(text: unknown, name: string): string {
  return encodeGiven(text, percentEncode, ['QUERY_INVALID', `${name} as well-formed text`])
}

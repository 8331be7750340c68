/** The query that a caller gives → encoded parameters. Refuses what could not be signed safely. */
import { type Entries, recordOf } from './entries.ts'
import { assertText, WELL_FORMED } from './errors.ts'
import { percentEncode } from './percent-encode.ts'

/** Query parameters, not encoded; `''` and `null` are a parameter without a value. */
export type Query = Entries<string | null | undefined>

/**
 * Encodes the query, leaving out what is `undefined`.
 *
 * @param replaced - the names of parameters that the signer itself sets, left out too.
 * @returns encoded name → encoded value, the empty text for none.
 * @throws {SignerError} `QUERY_INVALID`: not text, a lone surrogate, an empty name, or pairs that name
 * a parameter twice, whose signature the service does not define.
 */
export function readQuery(query: Query | undefined, replaced?: RegExp): Map<string, string> {
  const encoded = new Map<string, string>()
  const record = recordOf(query, 'QUERY_INVALID')
  for (const name of Object.keys(record)) {
    const value = record[name]
    if (value === undefined || replaced?.test(name)) continue
    encoded.set(encodeText(name || undefined, 'a parameter name'), encodeText(value ?? '', name))
  }
  return encoded
}

function encodeText(text: unknown, name: string): string {
  return percentEncode(
    assertText('QUERY_INVALID', `${name} as well-formed text`, text, WELL_FORMED),
  )
}

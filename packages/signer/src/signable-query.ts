/** The query that a caller gives → encoded parameters. Refuses what could not be signed safely. */
import { type Entries, forEachPair } from './entries.ts'
import { misuse, show } from './errors.ts'
import type { Field } from './fields.ts'
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
export function readQuery(query: Query | undefined, replaced?: RegExp): Field[] {
  const encoded: Field[] = []
  forEachPair(query, 'QUERY_INVALID', (name, value) => {
    if (value === undefined || replaced?.test(name)) return
    encoded.push({
      name: encodeText(name || undefined, 'a parameter name'),
      value: encodeText(value ?? '', name),
    })
  })
  return encoded
}

function encodeText(text: unknown, name: string): string {
  const encoded = encodeGiven(text, percentEncode)
  if (encoded !== undefined) return encoded
  throw misuse('QUERY_INVALID', `${name} as well-formed text`, show(text))
}

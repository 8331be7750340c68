/** The query that a caller gives → encoded parameters. Refuses what could not be signed safely. */
import { type Entries, recordOf } from './entries.ts'
import { SignerError, show } from './errors.ts'
import { percentEncode } from './percent-encode.ts'

/** Query parameters, not encoded; `''` and `null` are a parameter without a value. */
export type Query = Entries<string | null | undefined>

/**
 * Encodes the query, leaving out what is `undefined`.
 *
 * @param replaced - names of parameters that the signer itself sets, left out too.
 * @returns encoded name → encoded value, the empty text for none.
 * @throws {SignerError} `QUERY_INVALID`: not text, a lone surrogate, an empty name, or pairs that name
 * a parameter twice, whose signature the service does not define.
 */
export function readQuery(
  query: Query | undefined,
  replaced?: ReadonlySet<string>,
): Map<string, string> {
  const encoded = new Map<string, string>()
  const record = recordOf(query, 'QUERY_INVALID')
  for (const name of Object.keys(record)) {
    const value = record[name]
    if (value === undefined || replaced?.has(name)) continue
    if (name === '')
      throw new SignerError('QUERY_INVALID', 'expected query names, received an empty one')
    encoded.set(encodeText(name, name), value === null ? '' : encodeText(value, name))
  }
  return encoded
}

function encodeText(text: unknown, name: string): string {
  if (typeof text === 'string') return percentEncode(text, 'QUERY_INVALID')
  throw new SignerError(
    'QUERY_INVALID',
    `expected query parameter ${show(name)} as text, received ${show(text)}`,
  )
}

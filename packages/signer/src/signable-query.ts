/** The query that a caller gives → encoded parameters. Refuses what could not be signed safely. */

import { type Entries, entriesOf } from './entries.ts'
import { SignerError, show } from './errors.ts'
import { percentEncode } from './percent-encode.ts'

/** Query parameters, not encoded; `''` and `null` are a parameter without a value. */
export type Query = Entries<string | null | undefined>

/**
 * Encodes the query, leaving out what is `undefined`.
 *
 * @param replaced - names of parameters that the signer itself sets, left out too.
 * @returns encoded name → encoded value, the empty text for none.
 * @throws {SignerError} `QUERY_INVALID`: not text, a lone surrogate, or a name given twice, whose
 * signature the service does not define.
 */
export function readQuery(
  query: Query | undefined,
  replaced?: ReadonlySet<string>,
): Map<string, string> {
  const encoded = new Map<string, string>()
  if (query === undefined) return encoded
  for (const [name, value] of entriesOf(query, 'QUERY_INVALID')) {
    if (value === undefined || replaced?.has(name)) continue
    const encodedName = encodeText(name, name)
    assertNew(encodedName, encoded)
    encoded.set(encodedName, value === null ? '' : encodeText(value, name))
  }
  return encoded
}

function assertNew(encodedName: string, known: ReadonlyMap<string, string>): void {
  if (encodedName !== '' && !known.has(encodedName)) return
  const received = encodedName === '' ? 'an empty one' : `${show(encodedName)} twice`
  throw new SignerError('QUERY_INVALID', `expected each query name once, received ${received}`)
}

function encodeText(text: unknown, name: string): string {
  if (typeof text === 'string') return percentEncode(text, 'QUERY_INVALID')
  throw new SignerError(
    'QUERY_INVALID',
    `expected query parameter ${show(name)} as text, received ${show(text)}`,
  )
}

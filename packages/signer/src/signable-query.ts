/** The query that a caller gives → encoded parameters. Refuses what could not be signed safely. */
import { WELL_FORMED } from '#shortcuts'
import { addField, type Entries, type Fields, forEachPair } from './entries.ts'
import { assertText } from './errors.ts'
import { percentEncode } from './percent-encode.ts'

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
export function readQuery(query: Query | undefined, replaced?: RegExp): Fields {
  const parameters: Fields = new Map()
  forEachPair(query, 'QUERY_INVALID', (name, value) => {
    if (value === undefined || replaced?.test(name)) return
    const encodedName = encodeText(name || undefined, 'a parameter name')
    addField(parameters, 'QUERY_INVALID', encodedName, encodeText(value ?? '', name))
  })
  return parameters
}

function encodeText(text: unknown, name: string): string {
  return percentEncode(
    assertText('QUERY_INVALID', `${name} as well-formed text`, text, WELL_FORMED),
  )
}

/** The query that a caller gives → encoded parameters. Refuses what could not be signed safely. */
import { WELL_FORMED } from '#shortcuts'
import { assertText } from '../errors.ts'
import { readPairs } from './entries.ts'
import type { Entries, Fields } from './fields.ts'
import { percentEncode } from './percent-encode.ts'

/** Query parameters, not encoded; `''` and `null` are a parameter without a value. */
export type Query = Entries<string | null | undefined>

/**
 * Encodes the query.
 *
 * @param leftOut - the names of parameters to leave out too.
 * @param parameters - what to add to.
 * @returns encoded name → what follows it: `=` and the encoded value, or the empty text.
 * @throws {SignerError} `QUERY_INVALID`: not text, a lone surrogate, an empty name, or pairs that name
 * a parameter twice, whose signature the service does not define.
 */
export const readQuery = (
  query: Query | undefined,
  leftOut?: RegExp,
  parameters?: Fields,
): Fields =>
  readPairs(
    query,
    'QUERY_INVALID',
    (name, value, add) => {
      if (leftOut?.test(name)) return
      const encodedName = encodeText(name || undefined, 'a parameter name')
      const encodedValue = encodeText(value ?? '', name)
      add(encodedName, encodedValue && `=${encodedValue}`)
    },
    parameters,
  )

const encodeText = (text: unknown, name: string): string =>
  percentEncode(assertText('QUERY_INVALID', `${name} as well-formed text`, text, WELL_FORMED))

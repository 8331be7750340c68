/** The headers that a caller gives → those sent and those signed. Refuses what could not be signed safely. */

import { assertText } from '../errors.ts'
import { isSigned } from './canonical-request.ts'
import { readPairs } from './entries.ts'
import type { Entries, Fields } from './fields.ts'

/** Request headers; a `Headers` object will do. */
export type HeaderFields = Entries<string | undefined>

/** The headers of a request, checked. */
export type SignableHeaders = readonly [
  /** As given, values trimmed, undefined ones left out. */
  sent: Record<string, string>,
  /** Those by their names in lower case. */
  fields: Fields,
  /** Lower-case names of the additional headers; without those that the request has empty. */
  listed: ReadonlySet<string>,
]

/** The headers that signing sets; those of an earlier signature are replaced. */
const SIGNATURE_HEADERS = /^(authorization|x-oss-(content-sha256|date|security-token))$/

const ASCII_LINE = /^[\t -~]*$/
const LINE = /^[^\r\n\0]*$/
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

/**
 * Checks the headers. Blanks around a value are cut off: they do not survive the way to the service.
 *
 * @throws {SignerError} `HEADER_INVALID`: a name that is not a token, one given twice, a line break
 * in a value, or, in a signed value, anything but ASCII.
 */
export const readHeaders = (
  headers: HeaderFields | undefined,
  additional: readonly string[] | undefined,
): SignableHeaders => {
  const sent: Record<string, string> = {}
  const listed = new Set(additional?.map((name) => String(name).toLowerCase()))
  const fields = readPairs(headers, 'HEADER_INVALID', (name, given, add) => {
    const lowerCaseName = name.toLowerCase()
    if (SIGNATURE_HEADERS.test(lowerCaseName)) return
    assertText('HEADER_INVALID', 'a header name', name, TOKEN)
    const mustBeAscii = isSigned(lowerCaseName, listed)
    const value = assertText(
      'HEADER_INVALID',
      `header ${name} as one line${mustBeAscii ? ' of ASCII' : ''}`,
      given,
      mustBeAscii ? ASCII_LINE : LINE,
      'something else', // not quoted: headers carry secrets
    ).trim()
    add(lowerCaseName, value)
    sent[name] = value
    if (!value) listed.delete(lowerCaseName)
  })
  return [sent, fields, listed]
}

/** The headers that a caller gives → those sent and those signed. Refuses what could not be signed safely. */
import { isSigned } from './canonical-request.ts'
import { addField, type Entries, type Fields, forEachPair } from './entries.ts'
import { assertText } from './errors.ts'

/** Request headers; a `Headers` object will do. */
export type HeaderFields = Entries<string | undefined>

/** The headers of a request, checked. */
export type SignableHeaders = readonly [
  /** As given, values trimmed, undefined ones left out. */
  sent: Record<string, string>,
  /** Those by their names in lower case. */
  fields: Fields,
  /** Lower-case names of the additional headers; without those that the request has empty. */
  listed: ReadonlySet<string> | undefined,
]

/** The headers that signing sets; those of an earlier signature are replaced. */
const SIGNATURE_HEADERS = /^(authorization|x-oss-(content-sha256|date|security-token))$/

const SIGNED_FORM = [' of ASCII', /^[\t -~]*$/] as const
const OTHER_FORM = ['', /^[^\r\n\0]*$/] as const
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

/**
 * Checks the headers. Blanks around a value are cut off: they do not survive the way to the service.
 *
 * @throws {SignerError} `HEADER_INVALID`: a name that is not a token, one given twice, a line break
 * in a value, or, in a signed value, anything but ASCII.
 */
export function readHeaders(
  headers: HeaderFields | undefined,
  additional: readonly string[] | undefined,
): SignableHeaders {
  const sent: Record<string, string> = {}
  const listed = additional && new Set(additional.map((name) => String(name).toLowerCase()))
  const fields: Fields = new Map()
  forEachPair(headers, 'HEADER_INVALID', (name, given) => {
    const lowerCaseName = name.toLowerCase()
    if (given === undefined || SIGNATURE_HEADERS.test(lowerCaseName)) return
    assertText('HEADER_INVALID', 'a header name', name, TOKEN)
    const [form, legal] = isSigned(lowerCaseName, listed) ? SIGNED_FORM : OTHER_FORM
    const expected = `header ${name} as one line${form}`
    // A refused value is not quoted: headers carry secrets.
    const value = assertText('HEADER_INVALID', expected, given, legal, 'something else').trim()
    addField(fields, 'HEADER_INVALID', lowerCaseName, value)
    sent[name] = value
    if (!value) listed?.delete(lowerCaseName)
  })
  return [sent, fields, listed]
}

/** The headers that a caller gives → those sent and those signed. Refuses what could not be signed safely. */
import { SIGNED_BY_DEFAULT } from './canonical-request.ts'
import { type Entries, forEachPair } from './entries.ts'
import { assertText, misuse } from './errors.ts'
import { type Field, inOrder } from './fields.ts'

/** Request headers; a `Headers` object will do. */
export type HeaderFields = Entries<string | undefined>

/** The headers of a request, checked. */
export interface SignableHeaders {
  /** As given, values trimmed, undefined ones left out. */
  readonly sent: Record<string, string>
  /** Those with their names in lower case. */
  readonly fields: Field[]
  /** Lower-case names of the additional headers; without those that the request has empty. */
  readonly listed: ReadonlySet<string> | undefined
}

/** The headers that signing sets; those of an earlier signature are replaced. */
const SIGNATURE_HEADERS = /^(authorization|x-oss-(content-sha256|date|security-token))$/

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/
const ONE_LINE = /^[^\r\n\0]*$/
const ASCII = /^[\t -~]*$/

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
  const fields: Field[] = []
  const listed = additional && new Set(additional.map((name) => String(name).toLowerCase()))
  forEachPair(headers, 'HEADER_INVALID', (name, given) => {
    const lowerCaseName = name.toLowerCase()
    if (given === undefined || SIGNATURE_HEADERS.test(lowerCaseName)) return
    assertText('HEADER_INVALID', 'a header name', name, TOKEN)
    const isSigned = SIGNED_BY_DEFAULT.test(lowerCaseName) || listed?.has(lowerCaseName)
    const value = checkValue(name, given, isSigned)
    sent[name] = value
    fields.push({ name: lowerCaseName, value })
    if (value === '') listed?.delete(lowerCaseName)
  })
  inOrder(fields, 'HEADER_INVALID')
  return { sent, fields, listed }
}

/** Gives the value without the blanks around it. A refused one is not quoted: headers carry secrets. */
function checkValue(name: string, value: unknown, isSigned: boolean | undefined): string {
  if (typeof value === 'string' && (isSigned ? ASCII : ONE_LINE).test(value)) return value.trim()
  const form = isSigned ? 'one line of ASCII' : 'one line'
  throw misuse('HEADER_INVALID', `header ${name} as ${form}`, 'something else')
}

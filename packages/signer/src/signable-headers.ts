/** The headers that a caller gives → those sent and those signed. Refuses what could not be signed safely. */
import { isSignedByDefault } from './canonical-request.ts'
import { type Entries, recordOf } from './entries.ts'
import { assertText, misuse, show } from './errors.ts'
import { sortNames } from './sorted-names.ts'

/** Request headers; a `Headers` object will do. */
export type HeaderFields = Entries<string | undefined>

/** The headers of a request, checked. */
export interface SignableHeaders {
  /** As given, values trimmed, undefined ones left out. */
  readonly sent: Record<string, string>
  /** Lower-case name → value. */
  readonly byName: Map<string, string>
  /** Lower-case names of the headers that are signed. */
  readonly signedNames: string[]
}

/** The headers that signing sets; those of an earlier signature are replaced. */
const SIGNATURE_HEADERS = /^(authorization|x-oss-(content-sha256|date|security-token))$/

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/
const ONE_LINE = /^[^\r\n\0]*$/
const ASCII = /^[\t -~]*$/

/**
 * Sorts the headers out: which are sent, and which of them are signed in any case.
 *
 * @throws {SignerError} `HEADER_INVALID`: a name that is not a token, one given twice, a line break
 * in a value, or, in a signed value, anything but ASCII.
 */
export function readHeaders(headers: HeaderFields | undefined): SignableHeaders {
  const sent: Record<string, string> = {}
  const byName = new Map<string, string>()
  const signedNames: string[] = []
  const record = recordOf(headers, 'HEADER_INVALID')
  for (const name of Object.keys(record)) {
    const value = record[name]
    const lowerCaseName = name.toLowerCase()
    if (value === undefined || SIGNATURE_HEADERS.test(lowerCaseName)) continue
    if (byName.has(lowerCaseName)) {
      throw misuse('HEADER_INVALID', 'each name once', `${show(name)} twice`)
    }
    assertText('HEADER_INVALID', 'a header name', name, TOKEN)
    const isSigned = isSignedByDefault(lowerCaseName)
    const checked = checkValue(name, value, isSigned ? ASCII : ONE_LINE)
    sent[name] = checked
    byName.set(lowerCaseName, checked)
    if (isSigned) signedNames.push(lowerCaseName)
  }
  return { sent, byName, signedNames }
}

/**
 * Signs further headers, as far as the request has them and they are not empty.
 *
 * @returns the effective additional headers, joined by `;`.
 * @throws {SignerError} `HEADER_INVALID`, as for any signed header.
 */
export function addAdditionalHeaders(
  { byName, signedNames }: SignableHeaders,
  additional: readonly string[] | undefined,
): string {
  if (additional === undefined) return ''
  const lowerCase = additional.map((name) => String(name).toLowerCase())
  const present = lowerCase.filter((name) => !isSignedByDefault(name) && byName.get(name))
  const effective = sortNames([...new Set(present)])
  for (const name of effective) {
    checkValue(name, byName.get(name), ASCII)
    signedNames.push(name)
  }
  return effective.join(';')
}

/**
 * Gives the value without the blanks around it, which do not survive the way to the service. A refused
 * value is not quoted: cookies and tokens come in headers.
 */
function checkValue(name: string, value: unknown, legal: RegExp): string {
  if (typeof value === 'string' && legal.test(value)) return value.trim()
  const form = legal === ASCII ? 'one line of ASCII' : 'one line'
  throw misuse('HEADER_INVALID', `header ${name} as ${form}`, 'something else')
}

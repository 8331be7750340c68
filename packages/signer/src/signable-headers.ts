/** The headers that a caller gives → those sent and those signed. Refuses what could not be signed safely. */
import { isSignedByDefault } from './canonical-request.ts'
import { type Entries, recordOf } from './entries.ts'
import { SignerError, show } from './errors.ts'
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
const SIGNATURE_HEADERS = /* @__PURE__ */ new Set([
  'authorization',
  'x-oss-content-sha256',
  'x-oss-date',
  'x-oss-security-token',
])

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
    if (value === undefined || SIGNATURE_HEADERS.has(lowerCaseName)) continue
    if (byName.has(lowerCaseName)) throw headerError('each header once', `${show(name)} twice`)
    const isSigned = isSignedByDefault(lowerCaseName)
    const checked = checkHeader(name, value, isSigned ? ASCII : ONE_LINE)
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
  const lowerCase = additional.map((name) => {
    if (typeof name === 'string') return name.toLowerCase()
    throw headerError('names of additional headers as text', show(name))
  })
  const present = lowerCase.filter((name) => !isSignedByDefault(name) && byName.get(name))
  const effective = sortNames([...new Set(present)])
  for (const name of effective) {
    checkHeader(name, byName.get(name), ASCII)
    signedNames.push(name)
  }
  return effective.join(';')
}

/** Gives the value without the blanks around it, which do not survive the way to the service. */
function checkHeader(name: string, value: unknown, legal: RegExp): string {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw headerError('a header name', show(name))
  if (typeof value !== 'string') throw headerError(`header ${show(name)} as text`, show(value))
  if (legal.test(value)) return value.trim()
  throw ONE_LINE.test(value)
    ? headerError(`signed header ${show(name)} in ASCII`, 'other characters; percent-encode them')
    : headerError(`header ${show(name)} in one line`, 'a line break or NUL in it')
}

function headerError(expected: string, received: string): SignerError {
  return new SignerError('HEADER_INVALID', `expected ${expected}, received ${received}`)
}

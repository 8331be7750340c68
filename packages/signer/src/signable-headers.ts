/** The headers that a caller gives → those sent and those signed. Refuses what could not be signed safely. */
import { isSignedByDefault } from './canonical-request.ts'
import { type Entries, entriesOf } from './entries.ts'
import { SignerError, show } from './errors.ts'

/** Request headers; a `Headers` object will do. */
export type HeaderFields = Entries<string | undefined>

/** The headers of a request, checked. */
export interface SignableHeaders {
  /** As given, values trimmed, undefined ones left out. */
  readonly sent: Record<string, string>
  /** Lower-case name → value, of those that are signed. */
  readonly signed: Map<string, string>
  /** The effective additional headers, joined by `;`. */
  readonly additionalHeaders: string
}

/** The headers that signing adds; those of an earlier signature are replaced. */
const SIGNATURE_HEADERS = /* @__PURE__ */ new Set([
  'authorization',
  'x-oss-content-sha256',
  'x-oss-date',
  'x-oss-security-token',
])

/**
 * Sorts the headers out: which are sent, and which of them are signed.
 *
 * `additional` names further headers to sign; those that are absent or empty are left out. `host` is
 * the value of the `Host` header where it is known and the caller gave none.
 *
 * @throws {SignerError} `HEADER_INVALID`: a name that is not a token, one given twice, a line break
 * in a value, or, in a signed value, anything but ASCII.
 */
export function readHeaders(
  headers: HeaderFields | undefined,
  { additional, host }: { additional: readonly string[] | undefined; host?: string },
): SignableHeaders {
  const { sent, byName } = collectHeaders(headers ?? {})
  if (host !== undefined && !byName.has('host')) byName.set('host', host)
  const effective = effectiveNames(additional ?? [], byName)
  const signed = new Map<string, string>()
  for (const [name, value] of byName) {
    const isSigned = isSignedByDefault(name) || effective.includes(name)
    if (isSigned) signed.set(name, assertAscii(name, value))
  }
  return { sent, signed, additionalHeaders: effective.join(';') }
}

function collectHeaders(headers: HeaderFields): {
  sent: Record<string, string>
  byName: Map<string, string>
} {
  const sent: Record<string, string> = {}
  const byName = new Map<string, string>()
  for (const [name, value] of entriesOf(headers, 'HEADER_INVALID')) {
    const lowerCaseName = name.toLowerCase()
    if (value === undefined || SIGNATURE_HEADERS.has(lowerCaseName)) continue
    if (byName.has(lowerCaseName)) throw headerError('each header once', `${show(name)} twice`)
    const checked = assertHeader(name, value)
    sent[name] = checked
    byName.set(lowerCaseName, checked)
  }
  return { sent, byName }
}

function effectiveNames(
  additional: readonly string[],
  byName: ReadonlyMap<string, string>,
): string[] {
  if (additional.length === 0) return []
  const names = additional.map((name) => {
    if (typeof name === 'string') return name.toLowerCase()
    throw headerError('names of additional headers as text', show(name))
  })
  return [...new Set(names)].filter((name) => !isSignedByDefault(name) && byName.get(name)).sort()
}

function assertHeader(name: string, value: unknown): string {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw headerError('a header name', show(name))
  if (typeof value !== 'string') throw headerError(`header ${show(name)} as text`, show(value))
  if (/[\r\n\0]/.test(value)) {
    throw headerError(`header ${show(name)} in one line`, 'a line break or NUL in it')
  }
  return value.trim()
}

function assertAscii(name: string, value: string): string {
  if (/^[\t\x20-\x7e]*$/.test(value)) return value
  throw headerError(
    `signed header ${show(name)} in ASCII`,
    'other characters; percent-encode the value',
  )
}

function headerError(expected: string, received: string): SignerError {
  return new SignerError('HEADER_INVALID', `expected ${expected}, received ${received}`)
}

/**
 * The headers that a caller gives → the headers sent and those signed.
 *
 * @see recommend-to-use-signature-version-4, "Canonical headers" and "AdditionalHeaders"
 */
import { matches, misuse, quote } from '../errors.ts'
import { assertNew, listPairs, type Pairs } from './pairs.ts'

/** Request headers; a `Headers` object will do. */
export type HeaderFields = Pairs<string | undefined>

/** The headers of a request, checked. */
export interface RequestHeaders {
  /** As given, values trimmed. */
  readonly sent: Record<string, string>
  /** The same by their names in lower case. */
  readonly fields: Map<string, string>
  /** Names, in lower case, of headers to sign besides those signed by default; never an empty header's. */
  readonly additional: ReadonlySet<string>
}

/** The signed part of a request's headers. */
export interface SignedFields {
  /** `name:value` and a line feed for each, sorted by name. */
  readonly lines: string
  /** The names that are not signed by default, joined by `;`; often empty. */
  readonly additionalHeaders: string
  /** All names, sorted. */
  readonly names: readonly string[]
}

/** The headers that signing sets; those of an earlier signature are replaced. */
const SIGNATURE_HEADERS = /^(authorization|x-oss-(content-sha256|date|security-token))$/

/** The headers, in lower case, that take part in every signature; others only as additional headers. */
const SIGNED_BY_DEFAULT = /^(x-oss-|content-(md5|type)$)/

/**
 * Checks the headers. Spaces around a value are cut off, since HTTP removes them.
 *
 * @param additional - names of further headers to sign, in any case.
 * @throws {SignerError} `HEADER_INVALID`: a name that is not a token, one given twice, a line break
 * in a value, or, in a signed value, anything but ASCII.
 */
export function readHeaders(
  headers: HeaderFields | undefined,
  additional: readonly string[] | undefined,
): RequestHeaders {
  const sent: Record<string, string> = {}
  const fields = new Map<string, string>()
  const names = new Set(additional?.map((name) => String(name).toLowerCase()))
  for (const [name, given] of listPairs(headers, 'HEADER_INVALID')) {
    const lowerCaseName = name.toLowerCase()
    if (SIGNATURE_HEADERS.test(lowerCaseName)) continue
    const value = checkHeader(name, given, isSigned(lowerCaseName, names))
    assertNew(fields, lowerCaseName, 'HEADER_INVALID')
    fields.set(lowerCaseName, value)
    sent[name] = value
    if (value === '') names.delete(lowerCaseName)
  }
  return { sent, fields, additional: names }
}

function checkHeader(name: string, value: string, mustBeAscii: boolean): string {
  if (!matches(name, /^[\w!#$%&'*+.^`|~-]+$/)) {
    misuse('HEADER_INVALID', 'a header name', quote(name))
  }
  if (!matches(value, mustBeAscii ? /^[\t -~]*$/ : /^[^\r\n\0]*$/)) {
    const line = mustBeAscii ? 'one line of ASCII' : 'one line'
    misuse('HEADER_INVALID', `header ${name} as ${line}`, 'something else') // it may be a secret
  }
  return value.trim()
}

/**
 * Selects and writes the headers that are signed.
 *
 * @param headers - all headers by lower-case name, values trimmed.
 * @param additional - lower-case names of headers to sign besides those signed by default.
 */
export function signedFields(
  headers: ReadonlyMap<string, string>,
  additional: ReadonlySet<string>,
): SignedFields {
  const names = [...headers.keys()].filter((name) => isSigned(name, additional)).sort()
  let lines = ''
  for (const name of names) lines += `${name}:${headers.get(name)}\n`
  const additionalHeaders = names.filter((name) => !SIGNED_BY_DEFAULT.test(name)).join(';')
  return { lines, additionalHeaders, names }
}

function isSigned(name: string, additional: ReadonlySet<string>): boolean {
  return SIGNED_BY_DEFAULT.test(name) || additional.has(name)
}

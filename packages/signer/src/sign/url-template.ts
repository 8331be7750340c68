/** A request to presign → everything of its URL but the key. */
import { assertMethod } from '../canonical/canonical-request.ts'
import type { Pair } from '../canonical/pairs.ts'
import { percentEncode } from '../canonical/percent-encode.ts'
import { readHeaders, type SignedFields, signedFields } from '../canonical/request-headers.ts'
import { canonicalQuery, readQuery } from '../canonical/request-query.ts'
import { ALGORITHM } from '../canonical/string-to-sign.ts'
import { longestLifetime } from '../canonical/timestamp.ts'
import { assertCredentials } from '../credentials.ts'
import { misuse, quote } from '../errors.ts'
import { bucketUrl } from './object-url.ts'
import type { PresignOptions, PresignRequest } from './presign-request.ts'
import { type Signer, signerFor } from './signer.ts'

/** A presigned URL before its key is known. */
export interface UrlTemplate {
  readonly request: PresignRequest
  readonly urlBeforeKey: string
  /** The canonical query; the query of the URL is the same, with the signature behind it. */
  readonly query: string
  readonly headers: SignedFields
  /** The headers that the later request must carry. */
  readonly requiredHeaders: Readonly<Record<string, string>>
  /** `undefined` for `'anonymous'`. */
  readonly grant: UrlGrant | undefined
}

/** Who signs a URL, and how long it is valid. */
export interface UrlGrant {
  readonly signer: Signer
  readonly expiresIn: number
  readonly expiresAt: Date
}

/** What presigning sets; parameters of an earlier presigning are replaced. */
const PRESIGN_PARAMETERS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'x-oss-additional-headers',
  'x-oss-credential',
  'x-oss-date',
  'x-oss-expires',
  'x-oss-security-token',
  'x-oss-signature',
  'x-oss-signature-version',
])

/**
 * Checks a request and prepares all of its URL but the key.
 *
 * @param instant - the signing instant in milliseconds since 1970.
 */
export function createUrlTemplate(
  request: PresignRequest,
  options: PresignOptions,
  instant: number,
): UrlTemplate {
  assertMethod(request.method)
  const { host, urlBeforeKey } = bucketUrl(request)
  const { fields, additional } = readHeaders(request.headers, options.additionalHeaders)
  if (!fields.has('host')) fields.set('host', host)
  const headers = signedFields(fields, additional)
  const parameters = readQuery(request.query, PRESIGN_PARAMETERS)
  const grant = createGrant(options, instant)
  if (grant !== undefined) {
    for (const [name, value] of presignParameters(grant, headers.additionalHeaders)) {
      parameters.set(name, percentEncode(value))
    }
  }
  const query = canonicalQuery(parameters)
  const requiredHeaders = withoutHost(headers.names, fields)
  return { request, urlBeforeKey, query, headers, requiredHeaders, grant }
}

/** Lists headers without `host`, which every client sends rightly by itself. */
function withoutHost(
  names: readonly string[],
  fields: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  for (const name of names) {
    if (name !== 'host') headers[name] = fields.get(name) ?? ''
  }
  return headers
}

function createGrant(options: PresignOptions, instant: number): UrlGrant | undefined {
  const { credentials, expiresIn = 900, alignTo = 1 } = options
  if (credentials === 'anonymous') return undefined
  assertCredentials(credentials)
  const longest = longestLifetime(credentials.securityToken)
  if (!isWholeSeconds(expiresIn, longest)) {
    const reason = longest < 604_800 ? ' with a security token' : ''
    const expected = `expiresIn, as whole seconds from 1 to ${longest}${reason}`
    misuse('EXPIRES_IN_INVALID', expected, quote(expiresIn))
  }
  const half = Math.max(1, Math.floor(expiresIn / 2))
  if (!isWholeSeconds(alignTo, half)) {
    const expected = `alignTo, at most half of expiresIn, as whole seconds from 1 to ${half}`
    misuse('ALIGN_TO_INVALID', expected, quote(alignTo))
  }
  const start = instant - (instant % (alignTo * 1000))
  const signer = signerFor(credentials, options, start)
  return { signer, expiresIn, expiresAt: new Date(start + expiresIn * 1000) }
}

/** The parameters that presigning adds, all of them signed. */
function presignParameters(
  { signer, expiresIn }: UrlGrant,
  additionalHeaders: string,
): readonly Pair<string>[] {
  const { credential, timestamp, securityToken } = signer
  const parameters: Pair<string>[] = [
    ['x-oss-signature-version', ALGORITHM],
    ['x-oss-credential', credential],
    ['x-oss-date', timestamp],
    ['x-oss-expires', String(expiresIn)],
  ]
  if (additionalHeaders) parameters.push(['x-oss-additional-headers', additionalHeaders])
  if (securityToken) parameters.push(['x-oss-security-token', securityToken])
  return parameters
}

function isWholeSeconds(seconds: number, longest: number): boolean {
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= longest
}

/** A request to presign → everything of its URL that does not depend on the key → the signed URL. */
import { hmacHex, sha256Hex } from '#crypto'
import { createCanonicalRequest, encodeKey } from '../canonical/canonical-request.ts'
import type { Pair } from '../canonical/pairs.ts'
import { percentEncode } from '../canonical/percent-encode.ts'
import { assertMethod } from '../canonical/request.ts'
import {
  type HeaderFields,
  readHeaders,
  type SignedFields,
  signedFields,
} from '../canonical/request-headers.ts'
import { canonicalQuery, type Query, readQuery } from '../canonical/request-query.ts'
import { createScope, type Scope } from '../canonical/scope.ts'
import { ALGORITHM, createStringToSign } from '../canonical/string-to-sign.ts'
import { dayOf, formatTimestamp, longestLifetime } from '../canonical/timestamp.ts'
import { assertCredentials, type Credentials } from '../credentials.ts'
import { signingKeyFor } from '../crypto/signing-key.ts'
import { misuse, quote, type SignerErrorCode } from '../errors.ts'
import { hideToken } from '../hide-token.ts'
import { type BucketAddress, bucketUrl } from './object-url.ts'
import { ANONYMOUS_STAGES, type SignatureStages } from './signature-stages.ts'
import type { SigningOptions } from './signing-options.ts'

/** A request that whoever holds the URL may make. */
export interface PresignRequest extends BucketAddress {
  /** Upper case, as it will be sent. */
  readonly method: string
  /** Raw, not encoded; left out for the bucket itself. */
  readonly key?: string | null | undefined
  readonly query?: Query | undefined
  /** Headers that the later request will carry; the signed ones must be sent exactly so. */
  readonly headers?: HeaderFields | undefined
}

export interface PresignOptions extends SigningOptions {
  /** Seconds from the signing date on, 1 to 604800 (seven days), with a security token 43200. @default 900 */
  readonly expiresIn?: number | undefined
  /**
   * Seconds of a time window, at most half of `expiresIn`: the signing date is that of the window's
   * start, so that the same object has the same URL all the while, and caches hit. The URL ends up to
   * this much earlier.
   */
  readonly alignTo?: number | undefined
}

/** A presigned URL. For `'anonymous'` it is the plain URL, the texts of all stages empty. */
export interface PresignedUrl extends SignatureStages {
  readonly url: string
  /** Headers that the later request must carry exactly so, besides `host`. */
  readonly headers: Readonly<Record<string, string>>
  /** `undefined` for `'anonymous'`. */
  readonly expiresAt: Date | undefined
  /** False when `fetch`, a browser or any other user of a URL class would ask for another key: one with a `.` or `..` segment. */
  readonly isUrlClassSafe: boolean
}

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
  readonly signer: UrlSigner | undefined
}

/** Who signs a URL, and when it is valid. */
interface UrlSigner {
  readonly credentials: Credentials
  readonly timestamp: string
  readonly scope: Scope
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
  const signer = createSigner(options, instant)
  if (signer !== undefined) {
    for (const [name, value] of presignParameters(signer, headers.additionalHeaders)) {
      parameters.set(name, percentEncode(value))
    }
  }
  const query = canonicalQuery(parameters)
  return {
    request,
    urlBeforeKey,
    query,
    headers,
    requiredHeaders: required(headers, fields),
    signer,
  }
}

/** The signed headers but `host`, which every client sends rightly by itself. */
function required({ names }: SignedFields, fields: ReadonlyMap<string, string>) {
  const headers: Record<string, string> = {}
  for (const name of names) {
    if (name !== 'host') headers[name] = fields.get(name) ?? ''
  }
  return headers
}

function createSigner(options: PresignOptions, instant: number): UrlSigner | undefined {
  const { credentials, expiresIn = 900, alignTo = 1 } = options
  if (credentials === 'anonymous') return undefined
  assertCredentials(credentials)
  assertSeconds(
    'EXPIRES_IN_INVALID',
    'expiresIn',
    expiresIn,
    longestLifetime(credentials.securityToken),
  )
  const longestWindow = Math.max(1, Math.floor(expiresIn / 2))
  assertSeconds('ALIGN_TO_INVALID', 'alignTo, at most half of expiresIn', alignTo, longestWindow)
  const start = instant - (instant % (alignTo * 1000))
  const timestamp = formatTimestamp(start)
  return {
    credentials,
    timestamp,
    scope: createScope(dayOf(timestamp), options),
    expiresIn,
    expiresAt: new Date(start + expiresIn * 1000),
  }
}

/** The parameters that presigning adds, all of them signed. */
function presignParameters(
  { credentials, timestamp, scope, expiresIn }: UrlSigner,
  additionalHeaders: string,
): readonly Pair<string>[] {
  const { accessKeyId, securityToken } = credentials
  const parameters: Pair<string>[] = [
    ['x-oss-signature-version', ALGORITHM],
    ['x-oss-credential', `${accessKeyId}/${scope.text}`],
    ['x-oss-date', timestamp],
    ['x-oss-expires', String(expiresIn)],
  ]
  if (additionalHeaders) parameters.push(['x-oss-additional-headers', additionalHeaders])
  if (securityToken) parameters.push(['x-oss-security-token', securityToken])
  return parameters
}

/** Signs the URL of one key. */
export async function signUrl(
  { request, urlBeforeKey, query, headers, requiredHeaders, signer }: UrlTemplate,
  key: string | null | undefined,
): Promise<PresignedUrl> {
  const path = encodeKey(key)
  const plainUrl = urlBeforeKey + path + (query && `?${query}`)
  // The URL standard resolves such segments, however they are spelled: only a client that sends the
  // text untouched can ask for the key.
  const isUrlClassSafe = !/(^|\/)\.\.?(\/|$)/.test(path)
  if (signer === undefined) {
    const unsigned = { url: plainUrl, headers: requiredHeaders, isUrlClassSafe }
    return { ...unsigned, expiresAt: undefined, ...ANONYMOUS_STAGES }
  }
  const { credentials, timestamp, scope, expiresAt } = signer
  const uri = `/${request.bucket}/${path}`
  const canonicalRequest = createCanonicalRequest({ method: request.method, uri, query, headers })
  const canonicalRequestHash = await sha256Hex(canonicalRequest)
  const stringToSign = createStringToSign({ timestamp, scope, canonicalRequestHash })
  const signingKey = await signingKeyFor(credentials.accessKeySecret, scope)
  const signature = await hmacHex(signingKey, stringToSign)
  const signed: PresignedUrl = {
    url: `${plainUrl}&x-oss-signature=${signature}`,
    headers: requiredHeaders,
    expiresAt,
    isUrlClassSafe,
    canonicalRequest,
    stringToSign,
    signature,
    scope: scope.text,
  }
  return hideToken(signed, credentials.securityToken)
}

function assertSeconds(
  code: SignerErrorCode,
  option: string,
  seconds: number,
  longest: number,
): void {
  if (!(Number.isInteger(seconds) && seconds > 0 && seconds <= longest)) {
    misuse(code, `${option}, as whole seconds from 1 to ${longest}`, quote(seconds))
  }
}

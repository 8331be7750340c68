/** The URL form of a signature. */
import {
  buildCanonicalRequest,
  type CanonicalParts,
  canonicalQuery,
  canonicalUri,
  encodeKey,
} from './canonical-request.ts'
import type { Credentials } from './credentials.ts'
import { SignerError, show } from './errors.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import { type BucketAddress, bucketUrl, isUrlClassSafe } from './object-url.ts'
import { percentEncode } from './percent-encode.ts'
import type { SignatureStages } from './sign-headers.ts'
import {
  addAdditionalHeaders,
  type HeaderFields,
  readHeaders,
  type SignableHeaders,
} from './signable-headers.ts'
import { type Query, readQuery } from './signable-query.ts'
import { assertMethod } from './signable-request.ts'
import {
  resolveSigningContext,
  type SigningContext,
  type SigningOptions,
} from './signing-context.ts'
import { ALGORITHM, computeSignature } from './string-to-sign.ts'

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
}

/** A presigned URL. For `'anonymous'` it is the plain URL, the texts of all stages empty. */
export interface PresignedUrl extends SignatureStages {
  readonly url: string
  /** Headers that the later request must carry exactly so, besides `host`. */
  readonly headers: Record<string, string>
  /** `undefined` for `'anonymous'`. */
  readonly expiresAt: Date | undefined
  /** False when `fetch`, a browser or any other user of a URL class would ask for another key: one with a `.` or `..` segment. */
  readonly isUrlClassSafe: boolean
}

/**
 * Signs a request in its URL, for whoever cannot sign: a browser, a mail, `curl`.
 *
 * The parameters of an earlier presigning in `query` are replaced.
 *
 * @throws {SignerError} for what cannot be signed safely; `code` says which part.
 * @example
 * const { url } = await presign(
 *   { method: 'GET', endpoint: 'https://oss-cn-hangzhou.aliyuncs.com', bucket: 'b', key: 'a.jpg' },
 *   { credentials, region: 'cn-hangzhou', expiresIn: 900 },
 * )
 * @see add-signatures-to-urls
 */
export async function presign(
  request: PresignRequest,
  options: PresignOptions,
): Promise<PresignedUrl> {
  return presignKey(prepare(request, options), request.key)
}

/** The parameters that presigning sets; those of an earlier presigning are replaced. */
const PRESIGNING_PARAMETERS = /* @__PURE__ */ new Set([
  'x-oss-additional-headers',
  'x-oss-credential',
  'x-oss-date',
  'x-oss-expires',
  'x-oss-security-token',
  'x-oss-signature',
  'x-oss-signature-version',
])

/** Everything of a presigned URL that does not depend on the key. */
interface Prepared {
  readonly beforeKey: string
  /** The `uri` is that of the bucket, up to and with the slash before the key. */
  readonly parts: CanonicalParts
  readonly headers: Record<string, string>
  readonly expiresAt: Date | undefined
  /** `undefined` for `'anonymous'`. */
  readonly context: SigningContext | undefined
}

function prepare(request: PresignRequest, options: PresignOptions): Prepared {
  const { method, bucket } = request
  const { credentials } = options
  assertMethod(method)
  const { host, beforeKey } = bucketUrl(request)
  const parameters = readQuery(request.query, PRESIGNING_PARAMETERS)
  const read = readHeaders(request.headers)
  if (!read.byName.has('host')) read.byName.set('host', host)
  const additional = addAdditionalHeaders(read, options.additionalHeaders)
  let context: SigningContext | undefined
  let expiresAt: Date | undefined
  if (credentials !== 'anonymous') {
    const expiresIn = assertExpiresIn(options.expiresIn ?? 900, credentials)
    context = resolveSigningContext(credentials, options)
    expiresAt = new Date(wholeSeconds(context.instant) + expiresIn * 1000)
    addParameters(parameters, additional, { context, credentials, expiresIn })
  }
  const parts = {
    method,
    uri: canonicalUri({ bucket }),
    query: canonicalQuery(parameters),
    headers: read.byName,
    signedNames: read.signedNames,
    additionalHeaders: additional,
  }
  return { beforeKey, parts, headers: headersToSend(read), expiresAt, context }
}

/** The signed headers; every client sends the right `Host` by itself. */
function headersToSend({ signedNames, byName }: SignableHeaders): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of signedNames) {
    if (name !== 'host') headers[name] = byName.get(name) ?? ''
  }
  return headers
}

/** Timestamps have no fractions of a second. */
function wholeSeconds(instant: number): number {
  return instant - (instant % 1000)
}

function addParameters(
  parameters: Map<string, string>,
  additionalHeaders: string,
  from: { context: SigningContext; credentials: Credentials; expiresIn: number },
): void {
  const { context, credentials, expiresIn } = from
  if (additionalHeaders !== '') {
    parameters.set('x-oss-additional-headers', percentEncode(additionalHeaders, 'HEADER_INVALID'))
  }
  parameters.set('x-oss-credential', percentEncode(context.credential, 'CREDENTIALS_INVALID'))
  parameters.set('x-oss-date', context.timestamp)
  parameters.set('x-oss-expires', String(expiresIn))
  if (credentials.securityToken) {
    const token = percentEncode(credentials.securityToken, 'CREDENTIALS_INVALID')
    parameters.set('x-oss-security-token', token)
  }
  parameters.set('x-oss-signature-version', ALGORITHM)
}

/** @see add-signatures-to-urls, parameter `x-oss-expires` */
function assertExpiresIn(expiresIn: number, { securityToken }: Credentials): number {
  const longest = securityToken ? 43_200 : 604_800
  if (Number.isInteger(expiresIn) && expiresIn >= 1 && expiresIn <= longest) return expiresIn
  throw new SignerError(
    'EXPIRES_IN_INVALID',
    `expected expiresIn as whole seconds from 1 to ${longest}${securityToken ? ' (with a security token)' : ''}, received ${show(expiresIn)}`,
  )
}

function presignKey(
  prepared: Prepared,
  key: string | null | undefined,
): MaybePromise<PresignedUrl> {
  const { beforeKey, parts, headers, expiresAt, context } = prepared
  const path = encodeKey(key)
  const plainUrl = `${beforeKey}${path}${parts.query && `?${parts.query}`}`
  const result = { headers, expiresAt, isUrlClassSafe: isUrlClassSafe(path) }
  if (context === undefined) {
    const stages = { canonicalRequest: '', stringToSign: '', signature: '', scope: '' }
    return { url: plainUrl, ...result, ...stages }
  }
  const canonicalRequest = buildCanonicalRequest({ ...parts, uri: `${parts.uri}${path}` })
  return whenReady(computeSignature(canonicalRequest, context), ({ stringToSign, signature }) => ({
    url: `${plainUrl}&x-oss-signature=${signature}`,
    ...result,
    canonicalRequest,
    stringToSign,
    signature,
    scope: context.scope,
  }))
}

/** A request to presign → everything of its URL that does not depend on the key → the URL. */
import {
  buildCanonicalRequest,
  canonicalQuery,
  canonicalUri,
  encodeKey,
} from './canonical-request.ts'
import { misuse, show } from './errors.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import { type BucketAddress, bucketUrl, isUrlClassSafe } from './object-url.ts'
import { percentEncode } from './percent-encode.ts'
import { redact } from './redact.ts'
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

/** The parameters that presigning sets; those of an earlier presigning are replaced. */
const PRESIGNING_PARAMETERS =
  /^x-oss-(additional-headers|credential|date|expires|security-token|signature(-version)?)$/

/** Everything of a presigned URL that does not depend on the key. */
export interface PreparedUrl extends Validity {
  /** Of the URL: scheme, host and the path up to and with the slash before the key. */
  readonly beforeKey: string
  /** Of the URL and of the canonical request. */
  readonly query: string
  /** Of the canonical request: all before and after the encoded key. */
  readonly canonicalStart: string
  readonly canonicalEnd: string
  readonly headers: Readonly<Record<string, string>>
}

/** By whom and until when; all `undefined` for `'anonymous'`. */
interface Validity {
  readonly context?: SigningContext
  readonly expiresAt?: Date
  readonly securityToken?: string | undefined
}

/**
 * Checks a request and prepares all but its key.
 *
 * @param from - `instant`: the signing instant in milliseconds since 1970.
 */
export function prepareUrl(
  request: PresignRequest,
  from: { readonly options: PresignOptions; readonly instant: number },
): PreparedUrl {
  const { options, instant } = from
  const { method, bucket } = request
  assertMethod(method)
  const { host, beforeKey } = bucketUrl(request)
  const parameters = readQuery(request.query, PRESIGNING_PARAMETERS)
  const read = readHeaders(request.headers)
  if (!read.byName.has('host')) read.byName.set('host', host)
  const additionalHeaders = addAdditionalHeaders(read, options.additionalHeaders)
  const validity = addParameters(parameters, { options, instant, additionalHeaders })
  const query = canonicalQuery(parameters)
  const withoutUri = buildCanonicalRequest({
    method,
    uri: '',
    query,
    headers: read.byName,
    signedNames: read.signedNames,
    additionalHeaders,
  })
  const canonicalStart = `${method}\n${canonicalUri({ bucket })}`
  const canonicalEnd = withoutUri.slice(method.length + 1)
  const headers = headersToSend(read)
  return { beforeKey, query, canonicalStart, canonicalEnd, headers, ...validity }
}

/** The signed headers; every client sends the right `Host` by itself. */
function headersToSend({ signedNames, byName }: SignableHeaders): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of signedNames) {
    if (name !== 'host') headers[name] = byName.get(name) ?? ''
  }
  return headers
}

function addParameters(
  parameters: Map<string, string>,
  from: {
    readonly options: PresignOptions
    readonly instant: number
    readonly additionalHeaders: string
  },
): Validity {
  const { options, additionalHeaders } = from
  const { credentials } = options
  if (credentials === 'anonymous') return {}
  const instant = alignInstant(from.instant, options.alignTo)
  const context = resolveSigningContext({ credentials, options, instant })
  const { securityToken } = credentials
  const expiresIn = resolveExpiresIn(options, securityToken)
  if (additionalHeaders !== '') {
    parameters.set('x-oss-additional-headers', percentEncode(additionalHeaders))
  }
  parameters.set('x-oss-credential', percentEncode(context.credential))
  parameters.set('x-oss-date', context.timestamp)
  parameters.set('x-oss-expires', String(expiresIn))
  if (securityToken) {
    parameters.set('x-oss-security-token', percentEncode(securityToken))
  }
  parameters.set('x-oss-signature-version', ALGORITHM)
  const expiresAt = new Date(alignInstant(instant, 1) + expiresIn * 1000)
  return { context, expiresAt, securityToken }
}

/** Goes back to the start of a window of so many seconds. */
function alignInstant(instant: number, seconds = 0): number {
  return seconds > 0 ? instant - (instant % (seconds * 1000)) : instant
}

/** @see add-signatures-to-urls, parameter `x-oss-expires` */
function resolveExpiresIn(options: PresignOptions, securityToken: string | undefined): number {
  const { expiresIn = 900, alignTo } = options
  const longest = securityToken ? 43_200 : 604_800
  assertSeconds('EXPIRES_IN_INVALID', expiresIn, longest)
  if (alignTo !== undefined) assertSeconds('ALIGN_TO_INVALID', alignTo, Math.floor(expiresIn / 2))
  return expiresIn
}

function assertSeconds(
  code: 'EXPIRES_IN_INVALID' | 'ALIGN_TO_INVALID',
  seconds: number,
  longest: number,
): void {
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= longest) return
  const option = code === 'ALIGN_TO_INVALID' ? 'alignTo, at most half of expiresIn' : 'expiresIn'
  throw misuse(code, `${option}, as whole seconds from 1 to ${longest}`, show(seconds))
}

/** Signs for one key. */
export function presignKey(
  prepared: PreparedUrl,
  key: string | null | undefined,
): MaybePromise<PresignedUrl> {
  const { beforeKey, query, headers, expiresAt, context, securityToken } = prepared
  const path = encodeKey(key)
  const plainUrl = `${beforeKey}${path}${query && `?${query}`}`
  const isSafe = isUrlClassSafe(path)
  if (context === undefined) {
    const stages = { canonicalRequest: '', stringToSign: '', signature: '', scope: '' }
    return { url: plainUrl, headers, expiresAt: undefined, isUrlClassSafe: isSafe, ...stages }
  }
  const canonicalRequest = `${prepared.canonicalStart}${path}${prepared.canonicalEnd}`
  return whenReady(computeSignature(canonicalRequest, context), ({ stringToSign, signature }) => {
    const presigned: PresignedUrl = {
      url: `${plainUrl}&x-oss-signature=${signature}`,
      headers,
      expiresAt,
      isUrlClassSafe: isSafe,
      canonicalRequest,
      stringToSign,
      signature,
      scope: context.scope,
    }
    return redact(presigned, securityToken)
  })
}

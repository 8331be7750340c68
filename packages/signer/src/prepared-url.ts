/** A request to presign → everything of its URL that does not depend on the key → the URL. */
import { computeSignature } from '#crypto'
import { redact } from '#redact'
import { rememberLatestText } from '#shortcuts'
import { canonicalQuery, encodeKey, signFields } from './canonical-request.ts'
import type { Fields } from './entries.ts'
import { misuse, type SignerErrorCode, show } from './errors.ts'
import type { MaybePromise } from './maybe-promise.ts'
import { type BucketAddress, bucketUrl } from './object-url.ts'
import { percentEncode } from './percent-encode.ts'
import { type HeaderFields, readHeaders } from './signable-headers.ts'
import { type Query, readQuery } from './signable-query.ts'
import { assertMethod } from './signable-request.ts'
import {
  resolveSigningContext,
  type SigningContext,
  type SigningOptions,
} from './signing-context.ts'
import { ALGORITHM, ANONYMOUS_STAGES, type SignatureStages } from './string-to-sign.ts'

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

/**
 * What the URL standard resolves, however it is spelled: only a client that sends the text untouched
 * can ask for such a key.
 */
const DOT_SEGMENT = /(^|\/)\.\.?(\/|$)/

/** Signs for one key. */
export type KeySigner = (key: string | null | undefined) => MaybePromise<PresignedUrl>

/**
 * Checks a request and prepares all but its key.
 *
 * @param instant - the signing instant in milliseconds since 1970.
 */
export function prepareUrl(
  request: PresignRequest,
  options: PresignOptions,
  instant: number,
): KeySigner {
  const { bucket } = request
  const method = assertMethod(request.method)
  const [host, beforeKey] = bucketUrl(request)
  const parameters = readQuery(request.query, PRESIGNING_PARAMETERS)
  const [, fields, listed] = readHeaders(request.headers, options.additionalHeaders)
  if (!fields.has('host')) fields.set('host', host)
  const [text, additionalHeaders, names] = signFields(fields, listed)
  const headers: Record<string, string> = {}
  for (const name of names) {
    // Every client sends the right `Host` by itself.
    if (name !== 'host') headers[name] = String(fields.get(name))
  }
  const [context, expiresAt] = addParameters(parameters, additionalHeaders, options, instant)
  const query = canonicalQuery(parameters)
  return (key) => {
    const path = encodeKey(key)
    const url = `${beforeKey}${path}${query && `?${query}`}`
    const isUrlClassSafe = !DOT_SEGMENT.test(path)
    if (context === undefined) {
      return { ...ANONYMOUS_STAGES, url, headers, expiresAt, isUrlClassSafe }
    }
    const canonicalRequest = `${method}\n/${bucket}/${path}\n${query}\n${text}`
    return computeSignature(canonicalRequest, context, (stringToSign, signature) => {
      const presigned: PresignedUrl = {
        url: `${url}&x-oss-signature=${signature}`,
        headers,
        expiresAt,
        isUrlClassSafe,
        canonicalRequest,
        stringToSign,
        signature,
        scope: context.scope,
      }
      redact(presigned, context.securityToken)
      return presigned
    })
  }
}

const encodeCredential = /* @__PURE__ */ rememberLatestText(percentEncode)

/** Adds the parameters of presigning. For `'anonymous'` there are none. */
function addParameters(
  parameters: Fields,
  additionalHeaders: string,
  options: PresignOptions,
  instant: number,
): readonly [context?: SigningContext, expiresAt?: Date] {
  const { credentials, expiresIn = 900, alignTo = 1 } = options
  if (credentials === 'anonymous') return []
  // See add-signatures-to-urls, parameter `x-oss-expires`.
  const longest = credentials.securityToken ? 43_200 : 604_800
  assertSeconds('EXPIRES_IN_INVALID', 'expiresIn', expiresIn, longest)
  const longestWindow = Math.floor(expiresIn / 2) || 1
  assertSeconds('ALIGN_TO_INVALID', 'alignTo, at most half of expiresIn', alignTo, longestWindow)
  const start = instant - (instant % (alignTo * 1000))
  const context = resolveSigningContext(credentials, options, start)
  const add = (name: string, value: string): void => {
    if (value) parameters.set(name, percentEncode(value))
  }
  add('x-oss-additional-headers', additionalHeaders)
  parameters.set('x-oss-credential', encodeCredential(context.credential))
  add('x-oss-date', context.timestamp)
  add('x-oss-expires', String(expiresIn))
  add('x-oss-security-token', context.securityToken)
  add('x-oss-signature-version', ALGORITHM)
  return [context, new Date(start + expiresIn * 1000)]
}

function assertSeconds(
  code: SignerErrorCode,
  option: string,
  seconds: number,
  longest: number,
): void {
  if (!(Number.isInteger(seconds) && seconds > 0 && seconds <= longest)) {
    misuse(code, `${option}, as whole seconds from 1 to ${longest}`, show(seconds))
  }
}

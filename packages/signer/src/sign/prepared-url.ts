/** A request to presign → everything of its URL that does not depend on the key → the URL. */
import { canonicalQuery, encodeKey, signFields } from '../canonical/canonical-request.ts'
import type { Fields } from '../canonical/fields.ts'
import { type HeaderFields, readHeaders } from '../canonical/signable-headers.ts'
import { type Query, readQuery } from '../canonical/signable-query.ts'
import { assertMethod } from '../canonical/signable-request.ts'
import {
  ALGORITHM,
  ANONYMOUS_STAGES,
  type SignatureStages,
  type SignedHeaders,
} from '../canonical/string-to-sign.ts'
import { misuse, type SignerErrorCode, show } from '../errors.ts'
import type { MaybePromise } from '../maybe-promise.ts'
import { type BucketAddress, bucketUrl } from './object-url.ts'
import {
  longestLifetime,
  resolveSigningContext,
  type SigningContext,
  type SigningOptions,
} from './signing-context.ts'

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

/** Signs for one key. */
export type KeySigner = (key: string | null | undefined) => MaybePromise<PresignedUrl>

/**
 * Checks a request and prepares all but its key.
 *
 * @param instant - the signing instant in milliseconds since 1970.
 */
export const prepareUrl = (
  request: PresignRequest,
  options: PresignOptions,
  instant: number,
): KeySigner => {
  const method = assertMethod(request.method)
  const [host, beforeKey] = bucketUrl(request)
  const parameters = readQuery(
    request.query,
    // What presigning sets; parameters of an earlier presigning are replaced.
    /^x-oss-(additional-headers|credential|date|expires|security-token|signature(-version)?)$/,
  )
  const [, fields, listed] = readHeaders(request.headers, options.additionalHeaders)
  if (!fields.has('host')) fields.set('host', host)
  const [text, additionalHeaders, names] = signFields(fields, listed)
  const headers: Record<string, string> = {}
  for (const name of names) {
    // Every client sends the right `Host` by itself. A name that is signed has a value.
    if (name !== 'host') headers[name] = fields.get(name) as string
  }
  const [context, expiresAt] = addParameters(parameters, additionalHeaders, options, instant)
  const query = canonicalQuery(parameters)
  return (key) => {
    const path = encodeKey(key)
    const url = beforeKey + path + (query && `?${query}`)
    const finish = (signed: SignedHeaders): PresignedUrl => ({
      url: url + (signed.signature && `&x-oss-signature=${signed.signature}`),
      expiresAt,
      // The URL standard resolves such segments, however they are spelled: only a client that sends
      // the text untouched can ask for the key.
      isUrlClassSafe: !/(^|\/)\.\.?(\/|$)/.test(path),
      ...signed,
    })
    return context
      ? context.sign(`${method}\n/${request.bucket}/${path}\n${query}\n${text}`, headers, finish)
      : finish({ headers, ...ANONYMOUS_STAGES })
  }
}

/** Adds the parameters of presigning. For `'anonymous'` there are none. */
const addParameters = (
  parameters: Fields,
  additionalHeaders: string,
  options: PresignOptions,
  instant: number,
): readonly [context?: SigningContext, expiresAt?: Date] => {
  const { credentials, expiresIn = 900, alignTo = 1 } = options
  if (credentials === 'anonymous') return []
  assertSeconds(
    'EXPIRES_IN_INVALID',
    'expiresIn',
    expiresIn,
    longestLifetime(credentials.securityToken),
  )
  assertSeconds(
    'ALIGN_TO_INVALID',
    'alignTo, at most half of expiresIn',
    alignTo,
    expiresIn >> 1 || 1,
  )
  const start = instant - (instant % (alignTo * 1000))
  const context = resolveSigningContext(credentials, options, start)
  readQuery(
    {
      'x-oss-additional-headers': additionalHeaders || undefined,
      'x-oss-credential': context.credential,
      'x-oss-date': context.timestamp,
      'x-oss-expires': String(expiresIn),
      'x-oss-security-token': context.securityToken || undefined,
      'x-oss-signature-version': ALGORITHM,
    },
    undefined,
    parameters,
  )
  return [context, new Date(start + expiresIn * 1000)]
}

const assertSeconds = (
  code: SignerErrorCode,
  option: string,
  seconds: number,
  longest: number,
): void => {
  if (!(Number.isInteger(seconds) && seconds > 0 && seconds <= longest)) {
    misuse(code, `${option}, as whole seconds from 1 to ${longest}`, show(seconds))
  }
}

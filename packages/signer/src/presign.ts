/** The URL form of a signature: for one request, and for many at once. */
import { type Entries, forEachPair } from './entries.ts'
import type { SignerErrorCode } from './errors.ts'
import type { MaybePromise } from './maybe-promise.ts'
import {
  type KeySigner,
  type PresignedUrl,
  type PresignOptions,
  type PresignRequest,
  prepareUrl,
} from './prepared-url.ts'
import { signingInstant } from './signing-context.ts'

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
  return prepareUrl(request, options, signingInstant(options))(request.key)
}

/**
 * Presigns many requests with one reading of the clock, in their order. What requests in a row have
 * in common, all but the key, is prepared once.
 *
 * @throws {SignerError} as {@link presign}, for the first request that cannot be signed.
 * @example
 * const urls = await presignMany(
 *   keys.map((key) => ({ method: 'GET', endpoint, bucket: 'b', key })),
 *   { credentials, region: 'cn-hangzhou', expiresIn: 7200, alignTo: 3600 },
 * )
 */
export async function presignMany(
  requests: Iterable<PresignRequest>,
  options: PresignOptions,
): Promise<PresignedUrl[]> {
  const instant = signingInstant(options)
  const urls: MaybePromise<PresignedUrl>[] = []
  // Set for the first request, whose parts cannot be those of none.
  let sign!: KeySigner
  let prepared: readonly unknown[] = []
  for (const request of requests) {
    const parts: unknown[] = []
    const query = listPairs(request.query, 'QUERY_INVALID', parts)
    const headers = listPairs(request.headers, 'HEADER_INVALID', parts)
    const { method, endpoint, addressing, bucket, key } = request
    // No other part is a number, so that lists of different lengths differ here at the latest.
    parts.push(query.length, method, endpoint, addressing, bucket)
    if (parts.some((part, place) => part !== prepared[place])) {
      sign = prepareUrl({ method, endpoint, addressing, bucket, query, headers }, options, instant)
      prepared = parts
    }
    urls.push(sign(key))
  }
  // Waiting for each takes a tenth of the time of signing it.
  return urls[0] instanceof Promise ? Promise.all(urls) : (urls as PresignedUrl[])
}

/**
 * Lists pairs, since an iterator can be read once only, and an object may change.
 *
 * @param parts - gets the names and values as well, to compare them by.
 */
function listPairs<V>(
  given: Entries<V> | undefined,
  code: SignerErrorCode,
  parts: unknown[],
): (readonly [name: string, value: V])[] {
  const pairs: (readonly [name: string, value: V])[] = []
  forEachPair(given, code, (...pair) => {
    pairs.push(pair)
    parts.push(...pair)
  })
  return pairs
}

/** The URL form of a signature: for one request, and for many at once. */
import type { Entries } from './entries.ts'
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
  let sign: KeySigner | undefined
  let preparedFor: string | undefined
  for (const request of requests) {
    const query = readOnce(request.query)
    const headers = readOnce(request.headers)
    const { method, endpoint, addressing, bucket } = request
    const text = JSON.stringify([method, endpoint, addressing, bucket, query, headers])
    if (sign === undefined || text !== preparedFor) {
      sign = prepareUrl({ ...request, query, headers }, options, instant)
      preparedFor = text
    }
    urls.push(sign(request.key))
  }
  // Waiting for each takes a tenth of the time of signing it.
  return urls[0] instanceof Promise ? Promise.all(urls) : (urls as PresignedUrl[])
}

/**
 * Gives pairs as a list, since an iterator can be read once only. JSON leaves `undefined` out of an
 * object, as it should be; in a list it would become `null`, which is a parameter without a value.
 */
function readOnce<V>(given: Entries<V> | undefined): Entries<V> | undefined {
  const isIterable = typeof given === 'object' && given !== null && Symbol.iterator in given
  return isIterable ? [...given].filter(([, value]) => value !== undefined) : given
}

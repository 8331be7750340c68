/** The URL form of a signature: for one request, and for many at once. */
import { rememberLatestRequest } from '#shortcuts'
import type { MaybePromise } from '../maybe-promise.ts'
import {
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
export const presign = async (
  request: PresignRequest,
  options: PresignOptions,
): Promise<PresignedUrl> => prepareUrl(request, options, signingInstant(options))(request.key)

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
export const presignMany = async (
  requests: Iterable<PresignRequest>,
  options: PresignOptions,
): Promise<PresignedUrl[]> => {
  const instant = signingInstant(options)
  const prepare = rememberLatestRequest((request) => prepareUrl(request, options, instant))
  const urls: MaybePromise<PresignedUrl>[] = []
  for (const request of requests) urls.push(prepare(request)(request.key))
  return Promise.all(urls)
}

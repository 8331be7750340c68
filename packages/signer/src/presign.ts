/** The URL form of a signature: for one request, and for many at once. */
import type { Entries } from './entries.ts'
import type { MaybePromise } from './maybe-promise.ts'
import {
  type PreparedUrl,
  type PresignedUrl,
  type PresignOptions,
  type PresignRequest,
  prepareUrl,
  presignKey,
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
  return presignKey(prepareUrl(request, { options, instant: signingInstant(options) }), request.key)
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
  let shared: { readonly like: PresignRequest; readonly prepared: PreparedUrl } | undefined
  for (const request of requests) {
    if (shared === undefined || !differsInKeyOnly(request, shared.like)) {
      shared = { like: snapshot(request), prepared: prepareUrl(request, { options, instant }) }
    }
    urls.push(presignKey(shared.prepared, request.key))
  }
  return Promise.all(urls)
}

/** Copies what is compared later: an iterator may yield one object again and again, changed. */
function snapshot(request: PresignRequest): PresignRequest {
  const { query, headers } = request
  return { ...request, query: query && { ...query }, headers: headers && { ...headers } }
}

function differsInKeyOnly(request: PresignRequest, like: PresignRequest): boolean {
  return (
    request.method === like.method &&
    request.endpoint === like.endpoint &&
    request.addressing === like.addressing &&
    request.bucket === like.bucket &&
    isSameRecord(request.query, like.query) &&
    isSameRecord(request.headers, like.headers)
  )
}

/** Compares plain objects; what is given as pairs counts as different. */
function isSameRecord(
  one: Entries<unknown> | undefined,
  other: Entries<unknown> | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other
  if (Symbol.iterator in one) return false
  // `in` does not narrow the type.
  const [mine, theirs] = [one, other] as [Record<string, unknown>, Record<string, unknown>]
  const names = Object.keys(mine)
  return (
    names.length === Object.keys(theirs).length &&
    names.every((name) => mine[name] === theirs[name])
  )
}

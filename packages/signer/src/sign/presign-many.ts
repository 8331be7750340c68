/** The URL form of a signature, for many requests with one reading of the clock. */
import { listPairs } from '../canonical/pairs.ts'
import type { PresignedUrl, PresignOptions, PresignRequest } from './presign-request.ts'
import { signUrl } from './sign-url.ts'
import { signingInstant } from './signing-options.ts'
import { createUrlTemplate, type UrlTemplate } from './url-template.ts'

/**
 * Presigns many requests, in their order. Requests in a row that differ in the key alone share one
 * template, which is about half of the work of `presign`.
 *
 * @throws {SignerError} as `presign`, for the first request that cannot be signed.
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
  let latestParts: readonly unknown[] = []
  let latest: UrlTemplate | undefined
  const signOne = async (request: PresignRequest) => {
    // Compared by value: a caller may change an object and yield it again.
    const query = listPairs(request.query, 'QUERY_INVALID')
    const headers = listPairs(request.headers, 'HEADER_INVALID')
    const { method, endpoint, addressing, bucket } = request
    const parts: unknown[] = [method, endpoint, addressing, bucket, query.length]
    for (const pair of query) parts.push(...pair)
    for (const pair of headers) parts.push(...pair)
    if (latest === undefined || !haveSameItems(parts, latestParts)) {
      latest = createUrlTemplate({ ...request, query, headers }, options, instant)
      latestParts = parts
    }
    return signUrl(latest, request.key)
  }
  return Promise.all(Array.from(requests, signOne))
}

function haveSameItems(items: readonly unknown[], others: readonly unknown[]): boolean {
  return items.length === others.length && items.every((item, index) => item === others[index])
}

/** What a request is about: the bucket, the key and the query, from its host and its target. */
import { parseRequestTarget, type RequestTarget } from '@oss-process/signer'
import { OssRefusal } from '../refusal.ts'

/** The public, internal and dual-stack endpoints of the real service. */
const SERVICE_HOST = /^([^.]+)\.(?:oss-[a-z0-9-]+|[a-z0-9-]+\.oss)\.aliyuncs\.com$/

/**
 * Returns the bucket that a host names, in the virtual-host style; `undefined` when it names none.
 *
 * @param host - the `Host` header, with or without a port.
 * @param domains - hosts whose subdomains are buckets, in lower case.
 */
export function bucketOfHost(host: string, domains: readonly string[]): string | undefined {
  const name = host.toLowerCase().replace(/:\d*$/, '')
  const domain = domains.find((each) => name.endsWith(`.${each}`))
  if (domain !== undefined) return name.slice(0, -domain.length - 1)
  return SERVICE_HOST.exec(name)?.[1]
}

/**
 * Parses the raw request target. A request is parsed once: its signature is checked and it is served
 * by the value that this returns.
 *
 * @param raw - the origin form, `/path?query`.
 * @param hostBucket - the bucket of the host; otherwise the first path segment is the bucket.
 * @throws {OssRefusal} `InvalidURI` when it holds a broken percent escape, bytes that are not UTF-8, a
 * bucket that cannot exist, or the same parameter twice.
 */
export function parseTarget(raw: string, hostBucket: string | undefined): RequestTarget {
  try {
    return parseRequestTarget(raw, hostBucket)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new OssRefusal({
      status: 400,
      code: 'InvalidURI',
      message: `Couldn't parse the specified URI: ${reason}`,
      cause,
    })
  }
}

/** Endpoint, addressing and bucket → the URL before its key, as text: never through `URL`. */
import { matches, misuse, quote } from '../errors.ts'

/** Where the bucket stands: in the host, in the path, or nowhere since the host is its own domain. */
export type Addressing = 'virtual' | 'path' | 'cname'

/** Where a bucket answers. */
export interface BucketAddress {
  /** Scheme, host and port, such as `https://oss-cn-hangzhou.aliyuncs.com`; `https` when no scheme is given. */
  readonly endpoint: string
  /** @default 'virtual'; 'path' for IP addresses and localhost */
  readonly addressing?: Addressing | undefined
  readonly bucket: string
}

/** A URL before its key. */
export interface BucketUrl {
  /** What the `Host` header will hold: with a port, unless it is the scheme's own. */
  readonly host: string
  /** Scheme, host, and the path up to and with the slash before the key. */
  readonly urlBeforeKey: string
}

/** Scheme, host and port; a slash at the end is allowed, a path is not. */
const ENDPOINT = /^(?:(?<scheme>https?):\/\/)?(?<host>[\w.-]+|\[[\w:.]+\])(?<port>:\d+)?\/?$/

/** An IPv4 address, an IPv6 address in brackets, or localhost: no bucket can stand before it. */
const ADDRESS = /^(localhost|[\d.]+|\[.*\])$/

/** @throws {SignerError} `ENDPOINT_INVALID`, `BUCKET_INVALID`. */
export function bucketUrl({ endpoint, addressing, bucket }: BucketAddress): BucketUrl {
  const { scheme, hostname, port } = parseEndpoint(endpoint)
  if (!matches(bucket, /^[a-z0-9_-]+$/)) misuse('BUCKET_INVALID', "a bucket's name", quote(bucket))
  const resolved = addressing ?? (ADDRESS.test(hostname) ? 'path' : 'virtual')
  if (!matches(resolved, /^(virtual|path|cname)$/)) {
    misuse('ENDPOINT_INVALID', 'addressing "virtual", "path" or "cname"', quote(resolved))
  }
  if (resolved === 'virtual' && hostname.startsWith(`${bucket}.oss-`)) {
    misuse('ENDPOINT_INVALID', 'an endpoint without the bucket', quote(endpoint))
  }
  const host = resolved === 'virtual' ? `${bucket}.${hostname}${port}` : `${hostname}${port}`
  const path = resolved === 'path' ? `${bucket}/` : ''
  return { host, urlBeforeKey: `${scheme}://${host}/${path}` }
}

function parseEndpoint(endpoint: string) {
  const parts = matches(endpoint, /./) ? ENDPOINT.exec(endpoint.toLowerCase()) : null
  if (parts === null) {
    misuse(
      'ENDPOINT_INVALID',
      'an endpoint such as "https://oss-cn-hangzhou.aliyuncs.com", without path or query',
      quote(endpoint),
    )
  }
  const { scheme = 'https', host: hostname = '', port = '' } = parts.groups ?? {}
  const defaultPort = scheme === 'https' ? ':443' : ':80'
  return { scheme, hostname, port: port === defaultPort ? '' : port }
}

/** Endpoint, addressing and bucket → the URL before its key, as text: never through `URL`. */
import { assertText, misuse, show } from './errors.ts'

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
  readonly beforeKey: string
}

/** @throws {SignerError} `ENDPOINT_INVALID`, `BUCKET_INVALID`. */
export function bucketUrl({ endpoint, addressing, bucket }: BucketAddress): BucketUrl {
  const { scheme, hostname, port } = parseEndpoint(endpoint)
  assertText('BUCKET_INVALID', "a bucket's name", bucket, /^[a-z0-9_-]+$/)
  const resolved = addressing ?? defaultAddressing(hostname)
  const host = `${resolved === 'virtual' ? `${bucket}.` : ''}${hostname}${port}`
  return { host, beforeKey: `${scheme}://${host}/${resolved === 'path' ? `${bucket}/` : ''}` }
}

/**
 * Tells whether a URL class leaves the key as it is. The URL standard resolves `.` and `..` segments,
 * however they are spelled; only a client that sends the text untouched can ask for such a key.
 */
export function isUrlClassSafe(key: string): boolean {
  return !/(^|\/)\.\.?(\/|$)/.test(key)
}

const ENDPOINT = /^(?:(https?):\/\/)?([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?\/?$/i

function parseEndpoint(endpoint: string): { scheme: string; hostname: string; port: string } {
  const match = ENDPOINT.exec(endpoint)
  if (match === null) {
    const expected = 'an endpoint such as "https://oss-cn-hangzhou.aliyuncs.com"'
    // The password of a user is not quoted.
    throw misuse('ENDPOINT_INVALID', expected, show(String(endpoint).replace(/[^/]*@/, '***@')))
  }
  const [, scheme = 'https', hostname = '', port = ''] = match.map((part) => part?.toLowerCase())
  return { scheme, hostname, port: port === (scheme === 'https' ? ':443' : ':80') ? '' : port }
}

function defaultAddressing(hostname: string): Addressing {
  const isAddress = /^[\d.]+$|^\[/.test(hostname)
  return isAddress || hostname === 'localhost' ? 'path' : 'virtual'
}

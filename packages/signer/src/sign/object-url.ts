/** Endpoint, addressing and bucket → the URL before its key, as text: never through `URL`. */
import { assertText, misuse, show } from '../errors.ts'

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
export type BucketUrl = readonly [
  /** What the `Host` header will hold: with a port, unless it is the scheme's own. */
  host: string,
  /** Scheme, host, and the path up to and with the slash before the key. */
  beforeKey: string,
]

const ENDPOINT = /^(?:(https?):\/\/)?((?:(localhost|[\d.]+|\[[\w:.]+])|[\w.-]+)(?::\d+)?)\/?$/i

type EndpointParts = readonly [
  all: string,
  scheme: string | undefined,
  authority: string,
  address?: string,
]

/** @throws {SignerError} `ENDPOINT_INVALID`, `BUCKET_INVALID`. */
export const bucketUrl = ({ endpoint, addressing, bucket }: BucketAddress): BucketUrl => {
  const text = assertText(
    'ENDPOINT_INVALID',
    'an endpoint such as "https://oss-cn-hangzhou.aliyuncs.com", without path or query',
    endpoint,
    ENDPOINT,
  ).toLowerCase()
  // It matches, and the second group takes part in every match.
  const [, scheme = 'https', authority, address] = ENDPOINT.exec(text) as unknown as EndpointParts
  assertText('BUCKET_INVALID', "a bucket's name", bucket, /^[a-z0-9_-]+$/)
  const resolved = addressing ?? (address ? 'path' : 'virtual')
  const places = 'addressing "virtual", "path" or "cname"'
  assertText('ENDPOINT_INVALID', places, resolved, /^(virtual|path|cname)$/)
  const host = `${resolved === 'virtual' ? `${bucket}.` : ''}${authority.replace(scheme === 'https' ? /:443$/ : /:80$/, '')}`
  if (host.startsWith(`${bucket}.${bucket}.oss-`)) {
    misuse('ENDPOINT_INVALID', 'an endpoint without the bucket', show(endpoint))
  }
  return [host, `${scheme}://${host}/${resolved === 'path' ? `${bucket}/` : ''}`]
}

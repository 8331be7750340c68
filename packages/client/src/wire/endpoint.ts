/** Region, network, bucket and addressing → where a request goes. */

import { OssValidationError } from '../errors.ts'
import { percentEncode, percentEncodeKey } from './percent-encode.ts'
import { adviseRegion, type RegionAdvice } from './regions.ts'

/** Which of the region's endpoints is used. */
export type Network = 'public' | 'internal' | 'accelerate' | 'accelerate-overseas' | 'dual-stack'

/**
 * How the bucket is named: `virtual` as the first label of the host, `path` as the first segment of
 * the path, `cname` not at all since the endpoint is the bucket's own domain.
 */
export type Addressing = 'virtual' | 'path' | 'cname'

/** Options of {@link resolveEndpoint}. */
export interface EndpointOptions {
  /** Region id without `oss-`, such as `cn-hangzhou`. */
  readonly region: string
  /** Host, host and port, or URL; `https` unless it says `http://`. @default from region and network */
  readonly endpoint?: string | undefined
  /** Which of the region's endpoints; without effect when `endpoint` is given. @default 'public' */
  readonly network?: Network | undefined
  /** @default 'virtual', and 'path' for IP addresses and localhost */
  readonly addressing?: Addressing | undefined
  /** `http` sends everything in the clear; for tests and closed networks. @default 'https' */
  readonly scheme?: 'https' | 'http' | undefined
}

/** A resolved endpoint: everything that does not depend on the single request. */
export interface Endpoint {
  readonly scheme: 'https' | 'http'
  /** Host, and the port when it is not the scheme's own. */
  readonly host: string
  readonly addressing: Addressing
}

/** Where one request goes. */
export interface Destination {
  /** Scheme, host and port, such as `https://bucket.oss-cn-hangzhou.aliyuncs.com`. */
  readonly origin: string
  /** Path and query, encoded. */
  readonly target: string
}

const REGION = /^[a-z0-9-]+$/
const HOST = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(?<port>[0-9]{1,5}))?$/i

/**
 * Resolves the endpoint that a client talks to.
 *
 * An endpoint that is given wins over region and network. The region stays what requests are signed
 * for, and must be that of the host where the host is one of a region.
 *
 * @throws {OssValidationError} `REGION_INVALID`, `ENDPOINT_INVALID`, `NETWORK_INVALID`,
 *   `ADDRESSING_INVALID`.
 * @see "Regions and endpoints"; alibabacloud-oss-python-sdk-v2, endpoints.py
 */
export function resolveEndpoint(options: EndpointOptions): Endpoint {
  assertRegion(options.region)
  assertAddressing(options.addressing)
  const text = options.endpoint ?? hostOfRegion(options.region, options.network ?? 'public')
  const { scheme, host, name } = splitEndpoint(text, options.scheme ?? 'https')
  assertRegion(options.region, name)
  return { scheme, host, addressing: options.addressing ?? defaultAddressing(name) }
}

/**
 * Returns the origin and the exact target of one request.
 *
 * @param request - raw text; in `query`, `''` and `null` are a parameter without a value.
 * @throws {OssValidationError} `ENDPOINT_INVALID` when the host names the bucket already.
 * @throws {URIError} when key or query hold a lone surrogate.
 */
export function destinationOf(
  endpoint: Endpoint,
  request: {
    readonly bucket?: string | undefined
    readonly key?: string | undefined
    readonly query?: Readonly<Record<string, string | null | undefined>> | undefined
  },
): Destination {
  const { scheme, host, addressing } = endpoint
  const { bucket } = request
  const labelled = bucket !== undefined && addressing === 'virtual'
  if (labelled) assertHostWithoutBucket(endpoint, bucket)
  const prefix = bucket !== undefined && addressing === 'path' ? `/${bucket}` : ''
  const key = request.key === undefined ? '' : percentEncodeKey(request.key)
  return {
    origin: labelled ? `${scheme}://${bucket}.${host}` : `${scheme}://${host}`,
    target: `${prefix}/${key}${queryText(request.query)}`,
  }
}

function assertRegion(region: string, host?: string): void {
  const isText = typeof region === 'string' && REGION.test(region)
  const advice = isText ? adviseRegion(region, host) : undefined
  if (isText && (advice === undefined || advice.problem === 'unknown')) return
  throw new OssValidationError([
    {
      code: 'REGION_INVALID',
      severity: 'error',
      message: `expected ${advice?.problem === 'host' ? `the region of ${host}` : 'a region such as cn-hangzhou'}, received ${JSON.stringify(region)?.slice(0, 80)}; ${remedyOf(advice)}`,
      path: ['region'],
      received: region,
    },
  ])
}

function remedyOf(advice: RegionAdvice | undefined): string {
  if (advice?.region === undefined) return 'give the id of the region that the bucket is in'
  return `write ${advice.region}${advice.isInternal ? ", with network 'internal'" : ''}`
}

function assertAddressing(addressing: Addressing | undefined): void {
  if (addressing === undefined || ['virtual', 'path', 'cname'].includes(addressing)) return
  throw new OssValidationError([
    {
      code: 'ADDRESSING_INVALID',
      severity: 'error',
      message: `expected addressing to be virtual, path or cname, received ${String(addressing).slice(0, 80)}`,
      path: ['addressing'],
      received: addressing,
    },
  ])
}

/** What remains of the service's own hosts without their first label, for a bucket of that name. */
const SERVICE_DOMAINS: readonly string[] = ['aliyuncs.com', 'oss.aliyuncs.com']

/**
 * Refuses an endpoint that begins with the bucket, which would then be named twice.
 *
 * @throws {OssValidationError} `ENDPOINT_INVALID`.
 */
export function assertHostWithoutBucket({ host, addressing }: Endpoint, bucket: string): void {
  if (addressing !== 'virtual' || !host.startsWith(`${bucket}.`)) return
  const rest = host.slice(bucket.length + 1)
  if (SERVICE_DOMAINS.includes(rest)) return
  throw new OssValidationError([
    {
      code: 'ENDPOINT_INVALID',
      severity: 'error',
      message: `expected an endpoint without the bucket, received ${host}, which begins with the bucket ${bucket}; give the endpoint ${rest}, or addressing 'cname' when it is the bucket's own domain`,
      path: ['endpoint'],
    },
  ])
}

function hostOfRegion(region: string, network: Network): string {
  switch (network) {
    case 'public':
      return `oss-${region}.aliyuncs.com`
    case 'internal':
      return `oss-${region}-internal.aliyuncs.com`
    case 'dual-stack':
      return `${region}.oss.aliyuncs.com`
    case 'accelerate':
      return 'oss-accelerate.aliyuncs.com'
    case 'accelerate-overseas':
      return 'oss-accelerate-overseas.aliyuncs.com'
    default:
      return refuseNetwork(network)
  }
}

function refuseNetwork(network: never): never {
  throw new OssValidationError([
    {
      code: 'NETWORK_INVALID',
      severity: 'error',
      message: `expected network to be public, internal, accelerate, accelerate-overseas or dual-stack, received ${String(network).slice(0, 80)}`,
      path: ['network'],
      received: network,
    },
  ])
}

function splitEndpoint(
  text: string,
  scheme: 'https' | 'http',
): { scheme: 'https' | 'http'; host: string; name: string } {
  const match = /^(?:(https?):\/\/)?([^/?#]*)(\/?)$/i.exec(text)
  const host = HOST.exec(match?.[2] ?? '')
  const name = host?.groups?.['name']
  if (!match || !host || name === undefined) throw endpointError(text)
  const written = match[1]?.toLowerCase()
  return {
    scheme: written === 'http' || written === 'https' ? written : scheme,
    host: host[0].toLowerCase(),
    name: name.toLowerCase(),
  }
}

function endpointError(text: string): OssValidationError {
  // What stands before an @ may be a password.
  const shown = String(text).replace(/[^/@]*@/g, '…@')
  return new OssValidationError([
    {
      code: 'ENDPOINT_INVALID',
      severity: 'error',
      message: `expected an endpoint such as https://oss-cn-hangzhou.aliyuncs.com, without path, query or user name, received ${JSON.stringify(shown.slice(0, 80))}`,
      path: ['endpoint'],
    },
  ])
}

function defaultAddressing(name: string): Addressing {
  const isAddress = name.startsWith('[') || /^[0-9.]+$/.test(name)
  return isAddress || name === 'localhost' ? 'path' : 'virtual'
}

function queryText(query: Readonly<Record<string, string | null | undefined>> | undefined): string {
  if (query === undefined) return ''
  let text = ''
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    text += text === '' ? '?' : '&'
    text += percentEncode(name)
    if (value !== null && value !== '') text += `=${percentEncode(value)}`
  }
  return text
}

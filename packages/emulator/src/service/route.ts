/**
 * Method, host, path and query become one named operation. Which sub-resource of the query chooses
 * is data: the first row whose names are all present wins.
 */

import type { Target } from '../http/target.ts'
import { OssRefusal } from '../refusal.ts'

/** One operation of the service on a bucket, an object, or neither. */
export interface Route {
  readonly operation: OperationName
  /** Empty for the service itself. */
  readonly bucket: string
  /** Empty for the service or a bucket. */
  readonly key: string
  readonly query: ReadonlyMap<string, string>
}

/** Where a bucket was named. */
export interface Place {
  readonly bucket: string
  readonly key: string
  /** The bucket stands in the host, so that the path is the key alone. */
  readonly isVirtualHost: boolean
}

interface Row {
  readonly method: string
  /** Query names that must all be present. */
  readonly query?: readonly string[]
  /** Header that must be present. */
  readonly header?: string
  readonly operation: string
}

const SERVICE_ROWS = [{ method: 'GET', operation: 'listBuckets' }] as const satisfies readonly Row[]

const BUCKET_ROWS = [
  { method: 'PUT', query: ['acl'], operation: 'putBucketAcl' },
  { method: 'PUT', query: ['cors'], operation: 'putBucketCors' },
  { method: 'PUT', query: ['style'], operation: 'putStyle' },
  { method: 'PUT', operation: 'createBucket' },
  { method: 'GET', query: ['acl'], operation: 'getBucketAcl' },
  { method: 'GET', query: ['bucketInfo'], operation: 'getBucketInfo' },
  { method: 'GET', query: ['cors'], operation: 'getBucketCors' },
  { method: 'GET', query: ['location'], operation: 'getBucketLocation' },
  { method: 'GET', query: ['stat'], operation: 'getBucketStat' },
  { method: 'GET', query: ['style', 'styleName'], operation: 'getStyle' },
  { method: 'GET', query: ['style'], operation: 'listStyle' },
  { method: 'GET', query: ['uploads'], operation: 'listMultipartUploads' },
  { method: 'GET', operation: 'listObjects' },
  { method: 'POST', query: ['delete'], operation: 'deleteMultipleObjects' },
  { method: 'POST', operation: 'postObject' },
  { method: 'DELETE', query: ['cors'], operation: 'deleteBucketCors' },
  { method: 'DELETE', query: ['style'], operation: 'deleteStyle' },
  { method: 'DELETE', operation: 'deleteBucket' },
] as const satisfies readonly Row[]

const OBJECT_ROWS = [
  { method: 'POST', query: ['x-oss-process'], operation: 'processObject' },
  { method: 'POST', query: ['x-oss-async-process'], operation: 'asyncProcessObject' },
  { method: 'POST', query: ['append'], operation: 'appendObject' },
  { method: 'POST', query: ['uploads'], operation: 'initiateMultipartUpload' },
  { method: 'POST', query: ['uploadId'], operation: 'completeMultipartUpload' },
  {
    method: 'PUT',
    query: ['partNumber', 'uploadId'],
    header: 'x-oss-copy-source',
    operation: 'uploadPartCopy',
  },
  { method: 'PUT', query: ['partNumber', 'uploadId'], operation: 'uploadPart' },
  { method: 'PUT', query: ['acl'], operation: 'putObjectAcl' },
  { method: 'PUT', query: ['tagging'], operation: 'putObjectTagging' },
  { method: 'PUT', header: 'x-oss-copy-source', operation: 'copyObject' },
  { method: 'PUT', operation: 'putObject' },
  { method: 'GET', query: ['acl'], operation: 'getObjectAcl' },
  { method: 'GET', query: ['tagging'], operation: 'getObjectTagging' },
  { method: 'GET', query: ['uploadId'], operation: 'listParts' },
  { method: 'GET', query: ['objectMeta'], operation: 'getObjectMeta' },
  { method: 'GET', operation: 'getObject' },
  { method: 'HEAD', query: ['objectMeta'], operation: 'getObjectMeta' },
  { method: 'HEAD', operation: 'headObject' },
  { method: 'DELETE', query: ['uploadId'], operation: 'abortMultipartUpload' },
  { method: 'DELETE', query: ['tagging'], operation: 'deleteObjectTagging' },
  { method: 'DELETE', operation: 'deleteObject' },
] as const satisfies readonly Row[]

/** Names of the operations. */
export type OperationName = (
  | (typeof SERVICE_ROWS)[number]
  | (typeof BUCKET_ROWS)[number]
  | (typeof OBJECT_ROWS)[number]
)['operation']

/** A row whose operation is known by name. */
type NamedRow = Row & { readonly operation: OperationName }

/** Sub-resources that the service knows and that choose an operation; one without a row is refused. */
const SUB_RESOURCES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...['acl', 'append', 'bucketInfo', 'callback', 'cors', 'delete', 'encryption', 'inventory'],
  ...['lifecycle', 'location', 'logging', 'objectMeta', 'policy', 'qos', 'referer', 'replication'],
  ...['requestPayment', 'restore', 'stat', 'style', 'styleName', 'symlink', 'tagging', 'uploads'],
  ...['transferAcceleration', 'uploadId', 'versioning', 'versions', 'website', 'worm', 'wormId'],
  ...['x-oss-async-process'],
])

/**
 * Finds the bucket and the key that a request names.
 *
 * @param host - the `Host` header, with or without a port.
 * @param path - the decoded path.
 * @param domains - hosts under which a first label is a bucket, in lower case.
 */
export function placeOf(
  host: string,
  { path, domains }: { readonly path: string; readonly domains: readonly string[] },
): Place {
  const name = host.toLowerCase().replace(/:\d*$/, '')
  const bucket = bucketOfHost(name, domains)
  if (bucket !== undefined) return { bucket, key: path.slice(1), isVirtualHost: true }
  const slash = path.indexOf('/', 1)
  if (slash === -1) return { bucket: path.slice(1), key: '', isVirtualHost: false }
  return { bucket: path.slice(1, slash), key: path.slice(slash + 1), isVirtualHost: false }
}

/** The public, internal and dual-stack endpoints of the real service. */
const SERVICE_HOST = /^([^.]+)\.(?:oss-[a-z0-9-]+|[a-z0-9-]+\.oss)\.aliyuncs\.com$/

function bucketOfHost(host: string, domains: readonly string[]): string | undefined {
  const domain = domains.find((name) => host.endsWith(`.${name}`))
  if (domain !== undefined) return host.slice(0, -domain.length - 1)
  return SERVICE_HOST.exec(host)?.[1]
}

/**
 * Names the operation of a request.
 *
 * @throws {OssRefusal} `MethodNotAllowed`, or `NotImplemented` for a sub-resource that is not emulated.
 */
export function routeOf(
  method: string,
  {
    place,
    target,
    headers,
  }: {
    readonly place: Place
    readonly target: Target
    readonly headers: Readonly<Record<string, string>>
  },
): Route {
  const rows = rowsFor(place)
  const row = rows.find(
    (candidate) =>
      candidate.method === method &&
      (candidate.query ?? []).every((name) => target.query.has(name)) &&
      (candidate.header === undefined || headers[candidate.header] !== undefined),
  )
  const unknown = [...target.query.keys()].find(
    (name) => SUB_RESOURCES.has(name) && row?.query?.includes(name) !== true,
  )
  if (unknown !== undefined && row?.query === undefined) throw notEmulated(method, unknown)
  if (row === undefined) throw notAllowed(method, rows)
  return { operation: row.operation, bucket: place.bucket, key: place.key, query: target.query }
}

function rowsFor(place: Place): readonly NamedRow[] {
  if (place.bucket === '') return SERVICE_ROWS
  return place.key === '' ? BUCKET_ROWS : OBJECT_ROWS
}

function notEmulated(method: string, subResource: string): OssRefusal {
  return new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator does not implement ${method} ?${subResource}.`,
  })
}

function notAllowed(method: string, rows: readonly NamedRow[]): OssRefusal {
  const allow = [...new Set(rows.map((row) => row.method))].join(', ')
  return new OssRefusal({
    status: 405,
    code: 'MethodNotAllowed',
    message: 'The specified method is not allowed against this resource.',
    details: { Method: method, ResourceType: 'Object' },
    headers: { allow },
  })
}

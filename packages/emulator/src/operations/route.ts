/**
 * Method, target and headers → one named operation. The tables say which sub-resources of the query
 * choose it: the first row whose names are all present wins.
 */
import type { RequestTarget } from '@oss-process/signer'
import type { ServiceRequest } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'

/** An operation, and what it is performed on. */
export interface Route {
  readonly operation: OperationName
  readonly target: RequestTarget
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
 * Finds the operation of a request.
 *
 * @throws {OssRefusal} `MethodNotAllowed`, or `NotImplemented` for a sub-resource that is not emulated.
 */
export function routeOf(
  { method, headers }: Pick<ServiceRequest, 'method' | 'headers'>,
  target: RequestTarget,
): Route {
  const rows = rowsFor(target)
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
  return { operation: row.operation, target }
}

function rowsFor({ bucket, key }: RequestTarget): readonly NamedRow[] {
  if (bucket === undefined) return SERVICE_ROWS
  return key === '' ? BUCKET_ROWS : OBJECT_ROWS
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

/** ListObjectsV2: one page of a bucket's objects. */

import { OssServiceError } from '../errors.ts'
import { decodeText } from '../wire/decode-body.ts'
import { assertNoIssues, bucketIssues } from './names.ts'
import {
  type CommonInput,
  type CommonResult,
  mergeHeaders,
  type Operation,
  type OperationRequest,
  type OperationResponse,
  readCommon,
  withoutUndefined,
} from './operation.ts'

/** Input of {@link listObjects}. */
export interface ListObjectsInput extends CommonInput {
  readonly bucket: string
  /** Only keys that begin with this. */
  readonly prefix?: string | undefined
  /** Keys that go on past it after the prefix are gathered into `prefixes`; usually `/`. */
  readonly delimiter?: string | undefined
  /** Only keys behind this one, in the order of bytes. */
  readonly startAfter?: string | undefined
  /** Objects and prefixes of a page, integer 1 to 1000. @default 1000 */
  readonly pageSize?: number | undefined
  /** `nextContinuationToken` of the page before. */
  readonly continuationToken?: string | undefined
}

/** An object of a listing. */
export interface ListedObject {
  readonly key: string
  /** Bytes. */
  readonly size: number
  /** As sent, quotes included. */
  readonly etag?: string
  readonly lastModified?: Date
  readonly storageClass?: string
}

/** One page of a listing. */
export interface ListObjectsPage extends CommonResult {
  readonly objects: readonly ListedObject[]
  /** Beginnings that a delimiter gathered, each ending in it. */
  readonly prefixes: readonly string[]
  /** Requests the next page; absent on the last. */
  readonly nextContinuationToken?: string
}

/**
 * Builds and reads ListObjectsV2.
 *
 * Keys travel percent-encoded, since XML has no form for some characters.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/listobjectsv2
 */
export const listObjects: Operation<ListObjectsInput, ListObjectsPage> = {
  name: 'listObjects',
  buildRequest,
  readResponse,
}

function buildRequest(input: ListObjectsInput): OperationRequest {
  const { pageSize } = input
  assertNoIssues([
    ...bucketIssues(input.bucket, ['bucket']),
    ...(isPageSize(pageSize) ? [] : [pageSizeIssue(pageSize)]),
  ])
  return {
    method: 'GET',
    bucket: input.bucket,
    query: {
      'list-type': '2',
      'encoding-type': 'url',
      prefix: input.prefix,
      delimiter: input.delimiter,
      'start-after': input.startAfter,
      'max-keys': String(pageSize ?? 1000),
      'continuation-token': input.continuationToken,
    },
    headers: mergeHeaders({}, input.headers),
    isIdempotent: true,
  }
}

function isPageSize(value: unknown): boolean {
  return (
    value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1000)
  )
}

function pageSizeIssue(received: unknown) {
  return {
    code: 'OPTION_INVALID',
    severity: 'error',
    message: `expected pageSize to be an integer from 1 to 1000, received ${String(received).slice(0, 80)}`,
    path: ['pageSize'],
    received,
  } as const
}

async function readResponse(response: OperationResponse): Promise<ListObjectsPage> {
  // Loaded here since most programs never list.
  const { childElements, childText, readXml } = await import('../wire/xml.ts')
  const text = decodeText(response.body)
  const root = readXml(text, 'ListBucketResult')
  if (root === undefined) throw malformed(response, text)
  const isEncoded = childText(root, 'EncodingType') === 'url'
  const decode = (name: string): string => (isEncoded ? decodeName(name, response) : name)
  const isTruncated = childText(root, 'IsTruncated') === 'true'
  const token = childText(root, 'NextContinuationToken')
  // Without a token the rest could not be asked for, and would be lost silently.
  if (isTruncated && !token) throw malformed(response, text)
  const prefixes = childElements(root, 'CommonPrefixes').map((element) =>
    decode(childText(element, 'Prefix') ?? ''),
  )
  const objects = childElements(root, 'Contents').map((element) =>
    readListedObject((name) => childText(element, name), decode),
  )
  const next = withoutUndefined({ nextContinuationToken: isTruncated ? token : undefined })
  return { ...readCommon(response), objects, prefixes, ...next }
}

function decodeName(name: string, response: OperationResponse): string {
  try {
    return decodeURIComponent(name)
  } catch {
    throw malformed(response, name)
  }
}

function readListedObject(
  member: (name: string) => string | undefined,
  decode: (text: string) => string,
): ListedObject {
  const modifiedMs = Date.parse(member('LastModified') ?? '')
  return {
    key: decode(member('Key') ?? ''),
    size: Number(member('Size') ?? Number.NaN),
    ...withoutUndefined({
      etag: member('ETag'),
      lastModified: Number.isNaN(modifiedMs) ? undefined : new Date(modifiedMs),
      storageClass: member('StorageClass'),
    }),
  }
}

function malformed(response: OperationResponse, text: string): OssServiceError {
  return new OssServiceError({
    code: 'OSS_RESPONSE_MALFORMED',
    message: `expected a ListBucketResult in the answer to listObjects, received ${JSON.stringify(text.slice(0, 80))}`,
    statusCode: response.statusCode,
    requestId: response.headers['x-oss-request-id'],
  })
}

/** ListBuckets: one page of the account's buckets. */

import { OssServiceError } from '../errors.ts'
import { decodeText } from '../wire/decode-body.ts'
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

/** Input of {@link listBuckets}. */
export interface ListBucketsInput extends CommonInput {
  /** Only names that begin with this. */
  readonly prefix?: string | undefined
  /** `nextMarker` of the page before. */
  readonly marker?: string | undefined
}

/** A bucket of a listing. */
export interface ListedBucket {
  readonly name: string
  /** Id of the region, such as `cn-hangzhou`. */
  readonly region?: string
  readonly created?: Date
  readonly storageClass?: string
}

/** One page of a listing. */
export interface ListBucketsPage extends CommonResult {
  readonly buckets: readonly ListedBucket[]
  /** Requests the next page; absent on the last. */
  readonly nextMarker?: string
}

/**
 * Builds and reads ListBuckets (GetService). It lists the buckets of every region.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/listbuckets
 */
export const listBuckets: Operation<ListBucketsInput, ListBucketsPage> = {
  name: 'listBuckets',
  buildRequest,
  readResponse,
}

function buildRequest({ prefix, marker, headers }: ListBucketsInput): OperationRequest {
  return {
    method: 'GET',
    query: { prefix, marker, 'max-keys': '1000' },
    headers: mergeHeaders({}, headers),
    isIdempotent: true,
  }
}

async function readResponse(response: OperationResponse): Promise<ListBucketsPage> {
  // Loaded here since most programs never list.
  const { childElements, childText, readXml } = await import('../wire/xml.ts')
  const text = decodeText(response.body)
  const root = readXml(text, 'ListAllMyBucketsResult')
  const marker = root && childText(root, 'NextMarker')
  const isTruncated = root !== undefined && childText(root, 'IsTruncated') === 'true'
  if (root === undefined || (isTruncated && !marker)) throw malformed(response, text)
  const buckets = childElements(root, 'Buckets')
    .flatMap((list) => childElements(list, 'Bucket'))
    .map((element) => readBucket((name) => childText(element, name)))
  const next = withoutUndefined({ nextMarker: isTruncated ? marker : undefined })
  return { ...readCommon(response), buckets, ...next }
}

function readBucket(member: (name: string) => string | undefined): ListedBucket {
  const createdMs = Date.parse(member('CreationDate') ?? '')
  return {
    name: member('Name') ?? '',
    ...withoutUndefined({
      region: member('Region') ?? member('Location')?.replace(/^oss-/, ''),
      created: Number.isNaN(createdMs) ? undefined : new Date(createdMs),
      storageClass: member('StorageClass'),
    }),
  }
}

function malformed(response: OperationResponse, text: string): OssServiceError {
  return new OssServiceError({
    code: 'OSS_RESPONSE_MALFORMED',
    message: `expected a ListAllMyBucketsResult in the answer to listBuckets, received ${JSON.stringify(text.slice(0, 80))}`,
    statusCode: response.statusCode,
    requestId: response.headers['x-oss-request-id'],
  })
}

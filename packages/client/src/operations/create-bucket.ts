/** PutBucket: creates a bucket, or confirms one that the caller owns. */

import { assertNoIssues, bucketIssues } from './names.ts'
import {
  type CommonInput,
  type CommonResult,
  mergeHeaders,
  type Operation,
  type OperationRequest,
  readCommon,
} from './operation.ts'

/** Input of {@link createBucket}. */
export interface CreateBucketInput extends CommonInput {
  readonly bucket: string
  /** Who may read and write. @default 'private' */
  readonly acl?: 'private' | 'public-read' | 'public-read-write' | undefined
  /** @default 'Standard' */
  readonly storageClass?:
    | 'Standard'
    | 'IA'
    | 'Archive'
    | 'ColdArchive'
    | 'DeepColdArchive'
    | undefined
}

/** Result of {@link createBucket}. */
export interface CreateBucketResult extends CommonResult {}

/**
 * Builds and reads PutBucket.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putbucket
 */
export const createBucket: Operation<CreateBucketInput, CreateBucketResult> = {
  name: 'createBucket',
  buildRequest,
  readResponse: readCommon,
}

function buildRequest(input: CreateBucketInput): OperationRequest {
  assertNoIssues(bucketIssues(input.bucket, ['bucket']))
  const { storageClass } = input
  return {
    method: 'PUT',
    bucket: input.bucket,
    query: {},
    headers: mergeHeaders(
      {
        'x-oss-acl': input.acl,
        'content-type': storageClass === undefined ? undefined : 'application/xml',
      },
      input.headers,
    ),
    isIdempotent: true,
    ...(storageClass === undefined
      ? {}
      : {
          body: `<CreateBucketConfiguration><StorageClass>${storageClass}</StorageClass></CreateBucketConfiguration>`,
        }),
  }
}

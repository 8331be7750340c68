/** DeleteObject: removes an object; of a versioned bucket, hides it. */

import { assertObjectAddress } from './names.ts'
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

/** Input of {@link deleteObject}. */
export interface DeleteObjectInput extends CommonInput {
  readonly bucket: string
  readonly key: string
  readonly versionId?: string | undefined
}

/** Result of {@link deleteObject}: the same whether or not there was such an object. */
export interface DeleteObjectResult extends CommonResult {
  readonly versionId?: string
}

/** Builds and reads DeleteObject. */
export const deleteObject: Operation<DeleteObjectInput, DeleteObjectResult> = {
  name: 'deleteObject',
  buildRequest,
  readResponse,
}

function buildRequest(input: DeleteObjectInput): OperationRequest {
  assertObjectAddress(input, { isLenient: input.validate === false })
  return {
    method: 'DELETE',
    bucket: input.bucket,
    key: input.key,
    query: { versionId: input.versionId },
    headers: mergeHeaders({}, input.headers),
    isIdempotent: true,
  }
}

function readResponse(response: OperationResponse): DeleteObjectResult {
  const versionId = response.headers['x-oss-version-id']
  return { ...readCommon(response), ...withoutUndefined({ versionId }) }
}

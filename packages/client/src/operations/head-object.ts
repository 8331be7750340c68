/** HeadObject: what is known of an object, without its bytes. */

import { type ObjectHead, readObjectHead } from './get-object.ts'
import { assertObjectAddress } from './names.ts'
import {
  type CommonInput,
  mergeHeaders,
  type Operation,
  type OperationRequest,
} from './operation.ts'

/** Input of {@link headObject}. */
export interface HeadObjectInput extends CommonInput {
  readonly bucket: string
  readonly key: string
  readonly versionId?: string | undefined
}

/** Builds and reads HeadObject. */
export const headObject: Operation<HeadObjectInput, ObjectHead> = {
  name: 'headObject',
  buildRequest,
  readResponse: readObjectHead,
}

function buildRequest(input: HeadObjectInput): OperationRequest {
  assertObjectAddress(input, { isLenient: input.validate === false })
  return {
    method: 'HEAD',
    bucket: input.bucket,
    key: input.key,
    query: { versionId: input.versionId },
    headers: mergeHeaders({}, input.headers),
    isIdempotent: true,
  }
}

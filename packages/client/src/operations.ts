/**
 * Entry `/operations`: each operation as two pure functions, without undici and without Node, so that
 * a worker can sign with `@oss-process/signer` and send with its own `fetch`.
 */

export {
  OssError,
  type OssErrorOptions,
  OssServiceError,
  OssValidationError,
  type ServiceErrorFields,
  type ValidationIssue,
} from './errors.ts'
export {
  type AsyncProcessObjectInput,
  type AsyncProcessObjectResult,
  asyncProcessObject,
} from './operations/async-process-object.ts'
export {
  type CreateBucketInput,
  type CreateBucketResult,
  createBucket,
} from './operations/create-bucket.ts'
export {
  type DeleteObjectInput,
  type DeleteObjectResult,
  deleteObject,
} from './operations/delete-object.ts'
export {
  type GetObjectBytes,
  type GetObjectInput,
  getObject,
  type ObjectHead,
} from './operations/get-object.ts'
export { type HeadObjectInput, headObject } from './operations/head-object.ts'
export {
  type ListBucketsInput,
  type ListBucketsPage,
  type ListedBucket,
  listBuckets,
} from './operations/list-buckets.ts'
export {
  type ListedObject,
  type ListObjectsInput,
  type ListObjectsPage,
  listObjects,
} from './operations/list-objects.ts'
export type {
  CommonInput,
  CommonResult,
  FailedRequest,
  OpenableBody,
  Operation,
  OperationRequest,
  OperationResponse,
  RequestBody,
  ResponseHeaders,
  SignedTexts,
} from './operations/operation.ts'
export {
  type ProcessObjectInput,
  type ProcessObjectResult,
  processObject,
} from './operations/process-object.ts'
export { type PutObjectInput, type PutObjectResult, putObject } from './operations/put-object.ts'
export {
  type Addressing,
  type Destination,
  destinationOf,
  type Endpoint,
  type EndpointOptions,
  type Network,
  resolveEndpoint,
} from './wire/endpoint.ts'
export { adviseRegion, KNOWN_REGIONS, type RegionAdvice, regionOfHost } from './wire/regions.ts'
export { readServiceError } from './wire/service-error.ts'

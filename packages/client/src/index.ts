/** The client's public list. */

export { fromFile } from './bodies/file-body.ts'
export type { ReadableBody } from './bodies/readable-body.ts'
export type { ReceivedObject } from './bodies/received-object.ts'
export type { UploadProgress } from './bodies/upload-progress.ts'
export type { CallOptions } from './caller.ts'
export { OssClient, type ProcessInput, type ProcessResult, type SendResult } from './client.ts'
export type { OssClientOptions, TimeoutOptions } from './client-options.ts'
export type {
  Credentials,
  CredentialsProvider,
  ExpiringCredentials,
} from './credentials/credentials.ts'
export { fromEnv } from './credentials/from-env.ts'
export {
  isOssError,
  OssCredentialsError,
  type OssCredentialsErrorCode,
  OssError,
  OssNetworkError,
  type OssNetworkErrorCode,
  OssServiceError,
  OssTimeoutError,
  OssValidationError,
  type TimeoutPhase,
  type ValidationIssue,
} from './errors.ts'
export type {
  AsyncProcessObjectInput,
  AsyncProcessObjectResult,
} from './operations/async-process-object.ts'
export type { CreateBucketInput, CreateBucketResult } from './operations/create-bucket.ts'
export type { DeleteObjectInput, DeleteObjectResult } from './operations/delete-object.ts'
export type { GetObjectInput, ObjectHead } from './operations/get-object.ts'
export type { HeadObjectInput } from './operations/head-object.ts'
export {
  type Colour,
  type ImageInfo,
  readAverageHue,
  readImageInfo,
} from './operations/image-answers.ts'
export type { ListBucketsInput, ListedBucket } from './operations/list-buckets.ts'
export type { ListedObject, ListObjectsInput, ListObjectsPage } from './operations/list-objects.ts'
export type { ObjectListing } from './operations/listing.ts'
export type { CommonInput, CommonResult, OpenableBody } from './operations/operation.ts'
export type { PresignedObject, PresignInput } from './operations/presign-object.ts'
export type { ProcessObjectInput, ProcessObjectResult } from './operations/process-object.ts'
export type { ProcessTarget } from './operations/process-validation.ts'
export type { PutObjectInput, PutObjectResult } from './operations/put-object.ts'
export type { SendInput } from './operations/send.ts'
export { ATTEMPT_CHANNEL, type AttemptEvent } from './pipeline/attempt-events.ts'
export type { RetryOptions } from './pipeline/retry-policy.ts'
export type { TlsOptions } from './wire/connections.ts'
export type { SendWireRequest, WireRequest, WireResponse } from './wire/custom-transport.ts'
export type { Addressing, EndpointOptions, Network } from './wire/endpoint.ts'

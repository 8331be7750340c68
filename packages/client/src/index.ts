/** The client's public list. */

export { type CallOptions, OssClient } from './client.ts'
export type { OssClientOptions, TimeoutOptions } from './client-options.ts'
export type {
  Credentials,
  CredentialsProvider,
  ExpiringCredentials,
} from './credentials/credentials.ts'
export { fromEnv } from './credentials/from-env.ts'
export type { Addressing, EndpointOptions, Network } from './endpoint.ts'
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
export { fromFile } from './file-body.ts'
export type { ReceivedObject } from './object-body.ts'
export type { CreateBucketInput, CreateBucketResult } from './operations/create-bucket.ts'
export type { GetObjectInput, ObjectHead } from './operations/get-object.ts'
export type { CommonInput, CommonResult, OpenableBody } from './operations/operation.ts'
export type { ProcessObjectInput, ProcessObjectResult } from './operations/process-object.ts'
export type { PutObjectInput, PutObjectResult } from './operations/put-object.ts'
export type { RetryOptions } from './retry-policy.ts'
export type { TlsOptions } from './transport.ts'

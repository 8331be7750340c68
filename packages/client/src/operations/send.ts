/** Any other call of the service, in the shape of an operation. */

import type { ValidationIssue } from '../errors.ts'
import { assertNoIssues, bucketIssues, keyIssues } from './names.ts'
import {
  type CommonInput,
  mergeHeaders,
  type OperationRequest,
  type RequestBody,
} from './operation.ts'

/** Input of the client's `send`. */
export interface SendInput extends CommonInput {
  readonly method: OperationRequest['method']
  readonly bucket?: string | undefined
  readonly key?: string | undefined
  /** Raw names and values; `''` and `null` are a parameter without a value. */
  readonly query?: OperationRequest['query'] | undefined
  readonly body?: RequestBody | undefined
  /** Whether sending it twice has the effect of sending it once. @default all methods but POST */
  readonly idempotent?: boolean | undefined
}

const METHODS: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])

/**
 * Builds the request of a call that has no operation of its own.
 *
 * @throws {OssValidationError} `METHOD_INVALID`, `BUCKET_NAME_INVALID`, `KEY_INVALID`.
 */
export function buildSendRequest(input: SendInput): OperationRequest {
  const { method, bucket, key } = input
  assertNoIssues([
    ...(METHODS.has(method) ? [] : [methodIssue(method)]),
    ...(bucket === undefined && key === undefined ? [] : bucketIssues(bucket, ['bucket'])),
    ...(key === undefined ? [] : keyIssues(key, ['key'], input.validate === false)),
  ])
  return {
    method,
    bucket,
    key,
    query: input.query ?? {},
    headers: mergeHeaders({}, input.headers),
    body: input.body,
    isIdempotent: input.idempotent ?? method !== 'POST',
    needsContentMd5: true,
  }
}

function methodIssue(method: unknown): ValidationIssue {
  return {
    code: 'METHOD_INVALID',
    severity: 'error',
    message: `expected method to be DELETE, GET, HEAD, OPTIONS, POST or PUT, received ${String(method).slice(0, 80)}`,
    path: ['method'],
    received: method,
  }
}

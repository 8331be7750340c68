/** Content-MD5 of short bodies, which the service compares with what it received. */

import { hash } from 'node:crypto'
import type { OperationRequest } from '../operations/operation.ts'

/**
 * Computes the Content-MD5 of a request that needs one.
 *
 * @returns base64 of the MD5 of the body's bytes; `undefined` when none is to be sent.
 * @see alibabacloud-oss-go-sdk-v2, ProcessObject
 */
export function contentMd5(request: OperationRequest): string | undefined {
  const { body } = request
  if (!request.needsContentMd5 || request.headers['content-md5'] !== undefined) return undefined
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return undefined
  return hash('md5', body, 'base64')
}

/** Answers outside 2xx, and error documents of status 200 → OssServiceError. */

import type { ReadServiceError } from '../operations/operation.ts'
import { isErrorDocument } from '../wire/service-error.ts'
import type { Interceptor } from './pipeline.ts'

/** Makes the interceptor. */
export function createCheckInterceptor(options: {
  readonly region: string
  readonly readServiceError: ReadServiceError
}): Interceptor {
  return (next) => async (call) => {
    const response = await next(call)
    const isOk = response.statusCode >= 200 && response.statusCode <= 299
    if (isOk && !isErrorDocument(response.body)) return response
    throw await options.readServiceError(response, {
      operation: call.operation,
      region: options.region,
      bucket: call.request.bucket,
      key: call.request.key,
      signed: call.signed,
    })
  }
}

/** Ends a call, with all its attempts and its body, when its total time has passed. */

import { OssTimeoutError } from '../errors.ts'
import type { Call, CallResponse, Handler, Interceptor } from './pipeline.ts'

/** Makes the interceptor. Calls without a `timeoutMs` pass through without a timer. */
export function createTimeoutInterceptor(): Interceptor {
  return (next) => (call) =>
    call.timeoutMs === undefined ? next(call) : sendWithin(call.timeoutMs, call, next)
}

async function sendWithin(timeoutMs: number, call: Call, next: Handler): Promise<CallResponse> {
  const limit = new AbortController()
  const follow = (): void => limit.abort(call.signal?.reason)
  const timer = setTimeout(() => limit.abort(totalTimeout(timeoutMs, call)), timeoutMs)
  call.signal?.addEventListener('abort', follow, { once: true })
  const release = (): void => {
    clearTimeout(timer)
    call.signal?.removeEventListener('abort', follow)
  }
  try {
    const response = await next({ ...call, signal: limit.signal })
    if (response.stream === undefined) release()
    else response.stream.onOver(release)
    return response
  } catch (error) {
    release()
    throw error
  }
}

function totalTimeout(timeoutMs: number, call: Call): OssTimeoutError {
  return new OssTimeoutError(
    'total',
    `${call.operation} was not done within its time limit of ${timeoutMs} ms`,
  )
}

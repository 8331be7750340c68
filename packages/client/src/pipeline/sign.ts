/** Signs each attempt anew, with the credentials and the time of that attempt. */

import { type SignedHeaders, signHeaders } from '@oss-process/signer'
import type { Credentials } from '../credentials/credentials.ts'
import type { CredentialsStore } from '../credentials/store.ts'
import { isOssError, type OssError, type OssServiceError, OssValidationError } from '../errors.ts'
import type { Call, Interceptor } from './pipeline.ts'
import type { ServiceClock } from './service-clock.ts'

/** What the interceptor needs. */
export interface SignInterceptorOptions {
  readonly region: string
  readonly credentials: CredentialsStore
  readonly clock: ServiceClock
  /** Takes errors whose cause was removed here, so that the next attempt will differ. */
  readonly recovered: Pick<WeakSet<OssError>, 'add'>
}

/** Makes the interceptor. */
export function createSignInterceptor(options: SignInterceptorOptions): Interceptor {
  return (next) => async (call) => {
    const credentials = await options.credentials.get(call.signal)
    const signed = await signCall(call, credentials, options)
    try {
      // Only members that a call has already: V8 copies an object twenty times slower when it grows.
      return await next({ ...call, headers: signed.headers, signed })
    } catch (error) {
      if (isOssError(error) && recover(error, credentials, options)) options.recovered.add(error)
      throw error
    }
  }
}

async function signCall(
  call: Call,
  credentials: Credentials,
  options: SignInterceptorOptions,
): Promise<SignedHeaders> {
  const { method, bucket, key, query } = call.request
  try {
    return await signHeaders(
      { method, bucket, key, query, headers: call.headers },
      { credentials, region: options.region, date: new Date(options.clock.now()) },
    )
  } catch (error) {
    throw readSignerRefusal(error)
  }
}

/** Returns the validation error for a refusal of the signer, and any other error unchanged. */
export function readSignerRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'SignerError') return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'NOT_SIGNABLE'
  return new OssValidationError([{ code, severity: 'error', message: error.message }], {
    cause: error,
  })
}

/** Codes that other credentials would not meet. */
const CREDENTIALS_REFUSED = new Set([
  'InvalidAccessKeyId',
  'InvalidSecurityToken',
  'SecurityTokenExpired',
])

function recover(
  error: OssError,
  credentials: Credentials,
  options: SignInterceptorOptions,
): boolean {
  if (error.code === 'RequestTimeTooSkewed') {
    const { serverDate } = error as Partial<OssServiceError> // only service errors have it
    if (serverDate === undefined) return false
    options.clock.correct(serverDate)
    return true
  }
  return CREDENTIALS_REFUSED.has(error.code) && options.credentials.discard(credentials)
}

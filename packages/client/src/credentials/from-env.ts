/** Credentials of the environment. */

import { OssCredentialsError } from '../errors.ts'
import type { CredentialsProvider } from './credentials.ts'

/**
 * Reads credentials from the environment, at the first request and not before.
 *
 * @param environment - @default `process.env`
 * @returns a provider that reads `OSS_ACCESS_KEY_ID`, `OSS_ACCESS_KEY_SECRET` and, when it is not
 *   empty, `OSS_SESSION_TOKEN`; it rejects with `OSS_CREDENTIALS_MISSING`.
 * @see alibabacloud-oss-go-sdk-v2, oss/credentials
 */
export function fromEnv(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): CredentialsProvider {
  return async () => {
    const accessKeyId = environment['OSS_ACCESS_KEY_ID']?.trim()
    const accessKeySecret = environment['OSS_ACCESS_KEY_SECRET']?.trim()
    const securityToken = environment['OSS_SESSION_TOKEN']?.trim()
    if (!accessKeyId || !accessKeySecret) {
      const missing = accessKeyId ? 'OSS_ACCESS_KEY_SECRET' : 'OSS_ACCESS_KEY_ID'
      throw new OssCredentialsError(
        'OSS_CREDENTIALS_MISSING',
        `expected OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET in the environment, found no ${missing}`,
        { hint: 'set both, or give the client other credentials' },
      )
    }
    return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) }
  }
}

/** Credentials that another program prints. */

import type { CredentialsProvider } from './credentials.ts'
import { type CredentialsEffects, SYSTEM_CREDENTIALS_EFFECTS } from './effects.ts'
import { fetchFailed, readCredentialsJson } from './read-credentials.ts'

/** Options of {@link fromProcess}. */
export interface ProcessOptions {
  /** Command line, run in a shell: never build it from input. */
  readonly command: string
  /** Milliseconds that it may run. @default 15000 */
  readonly timeout?: number | undefined
}

/**
 * Runs a command that prints `{ "AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration" }`.
 *
 * @see alibabacloud-oss-go-sdk-v2, oss/credentials; "Configure ossutil 2.0"
 */
export function fromProcess(
  options: ProcessOptions,
  effects: CredentialsEffects = SYSTEM_CREDENTIALS_EFFECTS,
): CredentialsProvider {
  return async () => {
    let printed: string
    try {
      printed = await effects.run(options.command, options.timeout ?? 15_000)
    } catch (cause) {
      const reason = cause instanceof Error ? `: ${cause.message}` : ''
      throw fetchFailed(`the credentials process failed${reason}`, { cause })
    }
    return readCredentialsJson(printed, 'the credentials process')
  }
}

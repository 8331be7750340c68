/**
 * Canonical request, timestamp and scope → string to sign.
 *
 * @see recommend-to-use-signature-version-4, "StringToSign"
 */
import type { Scope } from './scope.ts'

/** The name of the algorithm, in the header, in the URL and in the string to sign. */
export const ALGORITHM = 'OSS4-HMAC-SHA256'

/** What a signature is made over. */
export interface SigningInput {
  readonly timestamp: string
  readonly scope: Scope
  /** The lower-case hex SHA-256 of the canonical request. */
  readonly canonicalRequestHash: string
}

/** Writes the string to sign. */
export function createStringToSign(input: SigningInput): string {
  const { timestamp, scope, canonicalRequestHash } = input
  return `${ALGORITHM}\n${timestamp}\n${scope.text}\n${canonicalRequestHash}`
}

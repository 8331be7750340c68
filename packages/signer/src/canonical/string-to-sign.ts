/**
 * Canonical request, timestamp and scope → string to sign.
 *
 * @see recommend-to-use-signature-version-4, "StringToSign"
 */
import { sha256Hex } from '#crypto'
import type { Scope } from './scope.ts'

/** The name of the algorithm, in the header, in the URL and in the string to sign. */
export const ALGORITHM = 'OSS4-HMAC-SHA256'

/** Writes the string to sign; the canonical request stands in it as a hash. */
export async function createStringToSign(
  canonicalRequest: string,
  { timestamp, scope }: { readonly timestamp: string; readonly scope: Scope },
): Promise<string> {
  const hash = await sha256Hex(canonicalRequest)
  return `${ALGORITHM}\n${timestamp}\n${scope.text}\n${hash}`
}

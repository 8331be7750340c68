/** The last two stages of a signature, which signing and verifying share. */
import { type HmacKey, hmacHex, sha256Hex } from '#crypto'
import type { Scope } from '../canonical/scope.ts'
import { createStringToSign } from '../canonical/string-to-sign.ts'

/** Who signs, and when. */
export interface SignatureContext {
  /** `20261201T081500Z`. */
  readonly timestamp: string
  readonly scope: Scope
  readonly signingKey: HmacKey | Promise<HmacKey>
}

/** What is signed in the end, and the signature. */
export interface ComputedSignature {
  readonly stringToSign: string
  /** 64 lower-case hex digits. */
  readonly signature: string
}

/** Canonical request → string to sign → signature. */
export async function computeSignature(
  canonicalRequest: string,
  { timestamp, scope, signingKey }: SignatureContext,
): Promise<ComputedSignature> {
  const canonicalRequestHash = await sha256Hex(canonicalRequest)
  const stringToSign = createStringToSign({ timestamp, scope, canonicalRequestHash })
  const signature = await hmacHex(await signingKey, stringToSign)
  return { stringToSign, signature }
}

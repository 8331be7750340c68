/** A received request → its canonical request, as the service computes it. */
import { canonicalQuery, canonicalUri, signFields } from './canonical-request.ts'
import type { Claim } from './claim.ts'
import { type Entries, forEachPair } from './entries.ts'
import { percentEncode } from './percent-encode.ts'
import type { RequestTarget } from './request-target.ts'

/** Headers as a server has them: a `Headers`, Node's `request.headers`, or any record. */
export type ReceivedHeaders = Entries<string | readonly string[] | undefined>

/** Gives lower-case name → trimmed value; repeated headers joined by a comma. */
export function readReceivedHeaders(headers: ReceivedHeaders): Map<string, string> {
  const received = new Map<string, string>()
  forEachPair(headers, 'HEADER_INVALID', (name, value) => {
    if (value !== undefined) received.set(name.toLowerCase(), String(value).trim())
  })
  return received
}

/** Gives what the signer of a received request must have signed. */
export function receivedCanonicalRequest(
  method: string,
  target: RequestTarget,
  headers: ReadonlyMap<string, string>,
  claim: Claim,
): string {
  const parameters = new Map<string, string>()
  for (const [name, value] of target.query) {
    if (name === 'x-oss-signature' && claim.form === 'query') continue
    parameters.set(percentEncode(name), percentEncode(value))
  }
  const listed = claim.additionalHeaders?.toLowerCase().split(';')
  const [text] = signFields(headers, listed && new Set(listed))
  return `${method}\n${canonicalUri(target)}\n${canonicalQuery(parameters)}\n${text}`
}

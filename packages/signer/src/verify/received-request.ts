/** A received request → its canonical request, as the service computes it. */
import { signFields, startCanonicalRequest } from '../canonical/canonical-request.ts'
import { readPairs } from '../canonical/entries.ts'
import type { Entries, Fields } from '../canonical/fields.ts'
import type { Claim } from './claim.ts'
import type { RequestTarget } from './request-target.ts'

/** Headers as a server has them: a `Headers`, Node's `request.headers`, or any record. */
export type ReceivedHeaders = Entries<string | readonly string[] | undefined>

/** Gives lower-case name → trimmed value; repeated headers joined by a comma. */
export const readReceivedHeaders = (headers: ReceivedHeaders): Fields =>
  readPairs(headers, 'HEADER_INVALID', (name, value, _, received) =>
    received.set(name.toLowerCase(), String(value).trim()),
  )

/** Gives what the signer of a received request must have signed. */
export const receivedCanonicalRequest = (
  method: string,
  target: RequestTarget,
  headers: Fields,
  claim: Claim,
): string =>
  startCanonicalRequest(method, target, /^x-oss-signature$/) +
  signFields(headers, new Set(claim.additionalHeaders?.toLowerCase().split(';')))[0]

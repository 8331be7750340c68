/** A received request → its canonical request, as the service computes it. */
import { canonicalUri, createCanonicalRequest } from '../canonical/canonical-request.ts'
import { listPairs, type Pairs } from '../canonical/pairs.ts'
import { signedFields } from '../canonical/request-headers.ts'
import { canonicalQuery, readQuery } from '../canonical/request-query.ts'
import type { RequestTarget } from './request-target.ts'

/** Headers as a server has them: a `Headers`, Node's `request.headers`, or any record. */
export type ReceivedHeaders = Pairs<string | readonly string[] | undefined>

/** What a signature covers. */
export interface ReceivedRequest {
  readonly method: string
  readonly target: RequestTarget
  readonly headers: ReadonlyMap<string, string>
  /** The additional headers that the signature names, joined by `;`. */
  readonly additionalHeaders: string | undefined
}

/** The only parameter that is not signed. */
const UNSIGNED: ReadonlySet<string> = /* @__PURE__ */ new Set(['x-oss-signature'])

/** Lists headers by lower-case name, values trimmed; repeated ones are joined by a comma. */
export function readReceivedHeaders(headers: ReceivedHeaders): Map<string, string> {
  const pairs = listPairs(headers, 'HEADER_INVALID')
  return new Map(pairs.map(([name, value]) => [name.toLowerCase(), String(value).trim()]))
}

/** Returns what the signer of a received request must have signed. */
export function receivedCanonicalRequest(request: ReceivedRequest): string {
  const { method, target, headers, additionalHeaders = '' } = request
  const additional = new Set(additionalHeaders.toLowerCase().split(';'))
  return createCanonicalRequest({
    method,
    uri: canonicalUri(target),
    query: canonicalQuery(readQuery(target.query, UNSIGNED)),
    headers: signedFields(headers, additional),
  })
}

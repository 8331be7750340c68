/** A received request → its canonical request, as the service computes it. */
import {
  buildCanonicalRequest,
  canonicalQuery,
  canonicalUri,
  isSignedByDefault,
} from './canonical-request.ts'
import type { Claim } from './claim.ts'
import { percentEncode } from './percent-encode.ts'
import type { RequestTarget } from './request-target.ts'
import { sortNames } from './sorted-names.ts'

/** Headers as a server has them: a `Headers`, Node's `request.headers`, or any record. */
export type ReceivedHeaders =
  | Iterable<readonly [name: string, value: string]>
  | Readonly<Record<string, string | readonly string[] | undefined>>

/** Gives lower-case name → trimmed value; repeated headers joined by a comma. */
export function readReceivedHeaders(headers: ReceivedHeaders): Map<string, string> {
  const received = new Map<string, string>()
  if (Symbol.iterator in headers) {
    // `in` does not narrow the type.
    for (const [name, value] of headers as Iterable<readonly [string, string]>) {
      received.set(name.toLowerCase(), value.trim())
    }
    return received
  }
  const record = headers as Exclude<ReceivedHeaders, Iterable<unknown>>
  for (const name of Object.keys(record)) {
    const value = record[name]
    if (value !== undefined) received.set(name.toLowerCase(), String(value).trim())
  }
  return received
}

/** Gives what the signer of a received request must have signed. */
export function receivedCanonicalRequest(
  method: string,
  from: { target: RequestTarget; headers: ReadonlyMap<string, string>; claim: Claim },
): string {
  const { target, headers, claim } = from
  const parameters = new Map<string, string>()
  for (const [name, value] of target.query) {
    if (name === 'x-oss-signature' && claim.form === 'query') continue
    parameters.set(percentEncode(name), percentEncode(value))
  }
  const additional = effectiveNames(claim.additionalHeaders ?? [], headers)
  const signedNames = [...additional]
  for (const name of headers.keys()) {
    if (isSignedByDefault(name)) signedNames.push(name)
  }
  return buildCanonicalRequest({
    method,
    uri: canonicalUri(target),
    query: canonicalQuery(parameters),
    headers,
    signedNames,
    additionalHeaders: additional.join(';'),
  })
}

function effectiveNames(
  listed: readonly string[],
  headers: ReadonlyMap<string, string>,
): readonly string[] {
  if (listed.length === 0) return listed
  const effective = listed.filter((name) => headers.has(name) && !isSignedByDefault(name))
  return sortNames([...new Set(effective)])
}

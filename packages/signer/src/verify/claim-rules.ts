/** The rules that a claim must keep, in the order in which the service looks at them. */
import { SCOPE_TERMINATOR } from '../canonical/scope.ts'
import { longestLifetime } from '../canonical/timestamp.ts'
import type { Claim } from './claim.ts'
import { type Refusal, refuse, refusePart } from './refusal.ts'
import type { Service } from './verify-options.ts'

/** How far a clock may be off. @see error 0002-00000504 */
const MOST_SKEW_MS = 900_000

/** Checks what can be said of a claim without knowing the service. */
export function checkClaimSyntax(claim: Claim): Refusal | undefined {
  const { form, accessKeyId, scope, date, additionalHeaders } = claim
  const [day, , , terminator] = scope
  if (scope.length !== 4) return refusePart(form, 'credential', { header: 204, query: 218 })
  if (!/^[!-+--~]+$/.test(accessKeyId)) {
    return refusePart(form, 'access key id', { header: 206, query: 222 })
  }
  if (terminator !== SCOPE_TERMINATOR) {
    return refusePart(form, 'terminator', { header: 213, query: 224 })
  }
  if (Number.isNaN(date.instant) || date.day !== day) {
    return refusePart(form, 'date', { header: 212, query: 223 })
  }
  if (additionalHeaders === '') {
    return refusePart(form, 'additional headers', { header: 209, query: 209 })
  }
  return form === 'query' ? checkLifetime(claim) : undefined
}

function checkLifetime({ lifetime, securityToken }: Claim): Refusal | undefined {
  const longest = longestLifetime(securityToken)
  const isWhole = /^\d+$/.test(lifetime)
  if (isWhole && Number(lifetime) >= 1 && Number(lifetime) <= longest) return undefined
  return refusePart('query', 'lifetime', { query: 232, expected: `1 to ${longest}` })
}

/** Checks a claim of the right form against the service: its region, its product and its clock. */
export function checkClaimScope(claim: Claim, service: Service): Refusal | undefined {
  const { form } = claim
  const { instant } = claim.date
  const [, region, product] = claim.scope
  if (region !== service.region) {
    return refusePart(form, 'region', { header: 226, query: 226, expected: service.region })
  }
  if (product !== service.product) {
    return refusePart(form, 'product', { header: 227, query: 227, expected: service.product })
  }
  const isTooEarly = instant - service.now > MOST_SKEW_MS
  // A URL ends with its lifetime, a form with its policy.
  const isTooLate = form === 'header' && service.now - instant > MOST_SKEW_MS
  if (isTooEarly || isTooLate) {
    const message = 'The difference between the request time and the current time is too large.'
    return refuse(form, { code: 'RequestTimeTooSkewed', ec: 504, message })
  }
  const expiresAt = expiryOf(claim)
  if (expiresAt !== undefined && service.now > expiresAt.getTime()) {
    return refuse(form, { code: 'AccessDenied', ec: 236, message: 'Request has expired.' })
  }
  return undefined
}

/** Returns the end of a presigned URL; `undefined` for the other forms. */
export function expiryOf({ form, date, lifetime }: Claim): Date | undefined {
  return form === 'query' ? new Date(date.instant + Number(lifetime) * 1000) : undefined
}

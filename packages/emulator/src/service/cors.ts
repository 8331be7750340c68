/**
 * Cross-origin rules of a bucket: read from XML, kept as data, and applied to answers.
 */
import type { CorsRule } from '../store/object-store.ts'

/** What a browser says about a cross-origin request. */
export interface CrossOrigin {
  readonly origin: string
  readonly method: string
  /** Header names that a preflight asks for, in lower case. */
  readonly requestedHeaders: readonly string[]
}

/** The rule of a user who allows everything, for local development. */
export const ANY_ORIGIN_RULE: CorsRule = {
  allowedOrigins: ['*'],
  allowedMethods: ['GET', 'PUT', 'POST', 'HEAD', 'DELETE'],
  allowedHeaders: ['*'],
  exposeHeaders: ['ETag', 'x-oss-request-id', 'x-oss-hash-crc64ecma', 'x-oss-ec', 'Date'],
  maxAgeSeconds: 600,
}

/** Reads what a browser says; `undefined` when a request is not cross-origin. */
export function readCrossOrigin(
  method: string,
  headers: Readonly<Record<string, string>>,
): CrossOrigin | undefined {
  const { origin } = headers
  if (origin === undefined) return undefined
  const asked = headers['access-control-request-headers'] ?? ''
  return {
    origin,
    method: headers['access-control-request-method'] ?? method,
    requestedHeaders: asked
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
  }
}

/** The headers with which the first fitting rule answers; `undefined` when none fits. */
export function corsHeaders(
  rules: readonly CorsRule[],
  request: CrossOrigin,
): Readonly<Record<string, string>> | undefined {
  const rule = rules.find((candidate) => fits(candidate, request))
  if (rule === undefined) return undefined
  const isAny = rule.allowedOrigins.includes('*')
  return {
    'access-control-allow-origin': isAny ? '*' : request.origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(request.requestedHeaders.length === 0
      ? {}
      : { 'access-control-allow-headers': request.requestedHeaders.join(', ') }),
    ...(rule.exposeHeaders.length === 0
      ? {}
      : { 'access-control-expose-headers': rule.exposeHeaders.join(', ') }),
    ...(rule.maxAgeSeconds === undefined
      ? {}
      : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    ...(isAny ? {} : { vary: 'Origin' }),
  }
}

function fits(rule: CorsRule, { origin, method, requestedHeaders }: CrossOrigin): boolean {
  return (
    rule.allowedOrigins.some((pattern) => matchesPattern(pattern, origin)) &&
    rule.allowedMethods.includes(method) &&
    requestedHeaders.every((name) =>
      rule.allowedHeaders.some((pattern) => matchesPattern(pattern.toLowerCase(), name)),
    )
  )
}

/** At most one `*` stands for any text. */
function matchesPattern(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*')
  if (star === -1) return pattern === text
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return (
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
  )
}

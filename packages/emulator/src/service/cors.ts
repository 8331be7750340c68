/** Cross-origin requests: the rules of a bucket, preflights, and the headers of every response. */
import type { ServiceRequest, ServiceResponse } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'
import type { DirectoryStore } from '../store/directory-store.ts'
import type { CorsRule } from '../store/model.ts'
import { noSuchBucket } from '../store/refusals.ts'

/** Where the rules of a request come from. */
export interface CorsSource {
  readonly store: DirectoryStore
  /** Empty for the service itself. */
  readonly bucket: string
  /** Allows every request, whatever the rules of the bucket are. */
  readonly allowsAnyOrigin: boolean
}

/**
 * Answers a preflight, the method `OPTIONS`.
 *
 * @throws {OssRefusal} `NoSuchBucket`; `AccessForbidden` when no rule matches.
 */
export async function answerPreflight(
  request: ServiceRequest,
  source: CorsSource,
): Promise<ServiceResponse> {
  const headers = await crossOriginHeaders(request, source)
  if (headers !== undefined) return { status: 200, headers }
  const { store, bucket } = source
  if (bucket !== '' && (await store.buckets.find(bucket)) === undefined) throw noSuchBucket(bucket)
  throw new OssRefusal({
    status: 403,
    code: 'AccessForbidden',
    message: 'CORSResponse: no CORS rule of the bucket allows this origin, method and headers.',
  })
}

/** Returns the headers with which a page of another origin can read the response; `undefined` when no rule matches. */
export async function crossOriginHeaders(
  request: ServiceRequest,
  { store, bucket, allowsAnyOrigin }: CorsSource,
): Promise<Readonly<Record<string, string>> | undefined> {
  const asked = readCrossOrigin(request.method, request.headers)
  if (asked === undefined) return undefined
  const rules = allowsAnyOrigin ? [ANY_ORIGIN_RULE] : await rulesOf(store, bucket)
  return corsHeaders(rules, asked)
}

async function rulesOf(store: DirectoryStore, bucket: string): Promise<readonly CorsRule[]> {
  return (await store.buckets.find(bucket))?.cors ?? []
}

/** What a browser says about a cross-origin request. */
interface CrossOrigin {
  readonly origin: string
  readonly method: string
  /** Header names that a preflight asks for, in lower case. */
  readonly requestedHeaders: readonly string[]
}

/** Allows everything, for local development. */
const ANY_ORIGIN_RULE: CorsRule = {
  allowedOrigins: ['*'],
  allowedMethods: ['GET', 'PUT', 'POST', 'HEAD', 'DELETE'],
  allowedHeaders: ['*'],
  exposeHeaders: ['ETag', 'x-oss-request-id', 'x-oss-hash-crc64ecma', 'x-oss-ec', 'Date'],
  maxAgeSeconds: 600,
}

/** Reads the headers of a cross-origin request; `undefined` when it has no origin. */
function readCrossOrigin(
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

/** Returns the headers of the first rule that matches; `undefined` when none does. */
function corsHeaders(
  rules: readonly CorsRule[],
  request: CrossOrigin,
): Readonly<Record<string, string>> | undefined {
  const rule = rules.find((candidate) => matches(candidate, request))
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

function matches(rule: CorsRule, { origin, method, requestedHeaders }: CrossOrigin): boolean {
  return (
    rule.allowedOrigins.some((pattern) => matchesPattern(pattern, origin)) &&
    rule.allowedMethods.includes(method) &&
    requestedHeaders.every((name) =>
      rule.allowedHeaders.some((pattern) => matchesPattern(pattern.toLowerCase(), name)),
    )
  )
}

/** A pattern holds at most one `*`, which stands for any text. */
function matchesPattern(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*')
  if (star === -1) return pattern === text
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return (
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
  )
}

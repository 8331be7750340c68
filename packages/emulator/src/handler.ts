/**
 * One request in, one answer out, without a socket: decode, name the operation, authenticate,
 * authorize, do it, and turn whatever is thrown into the service's own answer.
 */
import { authenticate, type EmulatorCredentials } from './authenticate.ts'
import { authorize } from './authorize.ts'
import { errorResponse } from './error-response.ts'
import { assertKey } from './key-rules.ts'
import { OPERATIONS } from './operations/registry.ts'
import { answerPreflight, crossOriginHeaders } from './preflight.ts'
import { OssRefusal } from './refusal.ts'
import type { RequestIds } from './request-id.ts'
import { type Place, placeOf, routeOf } from './route.ts'
import type { Service } from './service.ts'
import type { ServiceRequest, ServiceResponse } from './service-message.ts'
import { parseTarget, type Target } from './target.ts'

/** What a handler is made of. */
export interface HandlerParts {
  readonly service: Service
  readonly credentials: ReadonlyMap<string, EmulatorCredentials>
  /** Hosts under which a first label is a bucket, in lower case. */
  readonly domains: readonly string[]
  /** Lets pages of every origin do everything. */
  readonly allowsAnyOrigin: boolean
  readonly requestIds: RequestIds
  /** Told of every defect of ours, which the caller sees as `InternalError`. */
  readonly onDefect: (error: unknown, request: ServiceRequest) => void
}

/** Answers one request; never rejects. */
export type Handler = (request: ServiceRequest) => Promise<ServiceResponse>

/** Makes the function that answers requests. */
export function createHandler(parts: HandlerParts): Handler {
  return async (request) => {
    const requestId = parts.requestIds()
    const startedMs = performance.now()
    const response = await answer({ parts, request, requestId })
    return {
      ...response,
      headers: {
        server: 'AliyunOSS',
        date: parts.service.clock().toUTCString(),
        'x-oss-request-id': requestId,
        'x-oss-server-time': String(Math.round(performance.now() - startedMs)),
        ...response.headers,
      },
    }
  }
}

interface Answering {
  readonly parts: HandlerParts
  readonly request: ServiceRequest
  readonly requestId: string
}

async function answer(answering: Answering): Promise<ServiceResponse> {
  const { parts, request } = answering
  let cors: Readonly<Record<string, string>> | undefined
  try {
    const target = parseTarget(request.target)
    const place = placeOf(hostOf(request), { path: target.path, domains: parts.domains })
    const { service, allowsAnyOrigin } = parts
    const source = { store: service.store, bucket: place.bucket, allowsAnyOrigin }
    if (request.method === 'OPTIONS') return await answerPreflight(request, source)
    cors = await crossOriginHeaders(request, source)
    return withHeaders(await perform(answering, place, target), cors)
  } catch (error) {
    return withHeaders(answerError(answering, error), cors)
  }
}

async function perform(
  { parts, request, requestId }: Answering,
  place: Place,
  target: Target,
): Promise<ServiceResponse> {
  const { service, credentials } = parts
  const identity = await authenticate(request, {
    credentials,
    region: service.region,
    now: service.clock(),
    hostBucket: place.isVirtualHost ? place.bucket : undefined,
  })
  if (place.key !== '') assertKey(place.key)
  const { headers } = request
  const { operation, bucket, key, query } = routeOf(request.method, { place, target, headers })
  const host = hostOf(request)
  const call = { bucket, key, query, service, request, requestId, identity, host }
  const { run, access } = OPERATIONS[operation]
  await authorize(call, access)
  return await run(call)
}

function answerError({ parts, request, requestId }: Answering, error: unknown): ServiceResponse {
  const isDefect = !isRefusal(error) && request.signal?.aborted !== true
  if (isDefect) parts.onDefect(error, request)
  const refusal = isRefusal(error) ? error : internalError(error)
  return errorResponse(refusal, { method: request.method, requestId, hostId: hostOf(request) })
}

function withHeaders(
  response: ServiceResponse,
  headers: Readonly<Record<string, string>> | undefined,
): ServiceResponse {
  return headers === undefined
    ? response
    : { ...response, headers: { ...response.headers, ...headers } }
}

function hostOf(request: ServiceRequest): string {
  return request.headers['host'] ?? ''
}

/** By name too, since two copies of a package may be loaded. */
function isRefusal(error: unknown): error is OssRefusal {
  return error instanceof OssRefusal || (error instanceof Error && error.name === 'OssRefusal')
}

function internalError(cause: unknown): OssRefusal {
  return new OssRefusal({
    status: 500,
    code: 'InternalError',
    message: 'We encountered an internal error. Please try again.',
    cause,
  })
}

/**
 * One request in, one answer out, without a socket: decode, name the operation, authenticate,
 * authorize, do it, and turn whatever is thrown into the service's own answer.
 */

import { assertKey } from '../call/assert-key.ts'
import type { Service } from '../call/call.ts'
import { deliveryOf, skewMs, sufferFaults } from '../faults/effects.ts'
import type { FaultEffect, Faults } from '../faults/faults.ts'
import { errorResponse } from '../http/error-response.ts'
import type { ServiceRequest, ServiceResponse } from '../http/message.ts'
import { parseTarget, type Target } from '../http/target.ts'
import { OssRefusal } from '../refusal.ts'
import { type AdminParts, answerAdmin } from './admin.ts'
import { answerPreflight, crossOriginHeaders } from './preflight.ts'
import type { RequestIds } from './request-id.ts'
import { type LogEntry, redactTarget } from './request-log.ts'
import { type Place, placeOf, type Route, routeOf } from './route.ts'

/** What a handler is made of. */
export interface HandlerParts {
  readonly service: Service
  /** Hosts under which a first label is a bucket, in lower case. */
  readonly domains: readonly string[]
  /** Lets pages of every origin do everything. */
  readonly allowsAnyOrigin: boolean
  readonly requestIds: RequestIds
  readonly faults: Faults
  /** Notes each request, where a log is wanted. */
  readonly log: ((entry: LogEntry) => void) | undefined
  /** Answers paths of its own, when it is on. */
  readonly admin?: AdminParts | undefined
  /** Told of every defect of ours, which the caller sees as `InternalError`. */
  readonly onDefect: (error: unknown, request: ServiceRequest) => void
}

/** Answers one request; never rejects. */
export type Handler = (request: ServiceRequest) => Promise<ServiceResponse>

/** What is known of one request while it is answered. */
interface Exchange {
  readonly parts: HandlerParts
  readonly request: ServiceRequest
  readonly requestId: string
}

/** An answer with what the log says of it. */
interface Answered {
  readonly response: ServiceResponse
  readonly route?: Route | undefined
  readonly refusal?: OssRefusal
  /** Milliseconds by which the service's clock is off. */
  readonly skewMs?: number
}

/**
 * The operations with all they need, loaded once the emulator listens, so that it is ready early.
 */
export function loadOperations(): Promise<typeof import('./dispatch.ts')> {
  operations ??= import('./dispatch.ts')
  return operations
}

/** Kept, since `import` searches for the module each time. */
let operations: ReturnType<typeof loadOperations> | undefined

/** Makes the function that answers requests. */
export function createHandler(parts: HandlerParts): Handler {
  return async (request) => {
    const exchange = { parts, request, requestId: parts.requestIds.next() }
    const startedMs = performance.now()
    const answered = await answer(exchange)
    const durationMs = performance.now() - startedMs
    parts.log?.(entryOf(exchange, answered, durationMs))
    const now = parts.service.clock().getTime() + (answered.skewMs ?? 0)
    return withHeaders(answered.response, {
      server: 'AliyunOSS',
      date: new Date(now).toUTCString(),
      'x-oss-request-id': exchange.requestId,
      'x-oss-server-time': String(Math.round(durationMs)),
    })
  }
}

async function answer(exchange: Exchange): Promise<Answered> {
  const { parts, request } = exchange
  try {
    const target = parseTarget(request.target)
    const place = placeOf(hostOf(request), { path: target.path, domains: parts.domains })
    if (parts.admin !== undefined && !place.isVirtualHost) {
      const response = await answerAdmin(request, target.path, parts.admin)
      if (response !== undefined) return { response }
    }
    return await answerOperation(exchange, place, target)
  } catch (error) {
    return refused(exchange, error)
  }
}

async function answerOperation(
  exchange: Exchange,
  place: Place,
  target: Target,
): Promise<Answered> {
  const { parts, request } = exchange
  const { service, allowsAnyOrigin } = parts
  const source = { store: service.store, bucket: place.bucket, allowsAnyOrigin }
  if (request.method === 'OPTIONS') return { response: await answerPreflight(request, source) }
  const cors = await crossOriginHeaders(request, source)
  const answered = await routed(exchange, place, target)
  if (cors === undefined) return answered
  return { ...answered, response: withHeaders(answered.response, cors) }
}

async function routed(exchange: Exchange, place: Place, target: Target): Promise<Answered> {
  const { parts, request, requestId } = exchange
  let route: Route | undefined
  let effects: readonly FaultEffect[] = []
  try {
    if (place.key !== '') assertKey(place.key)
    route = routeOf(request.method, { place, target, headers: request.headers })
    effects = parts.faults.meet(route)
    await sufferFaults(effects, request.signal)
    const { perform } = await loadOperations()
    const response = await perform(request, {
      route,
      requestId,
      service: parts.service,
      host: hostOf(request),
      isVirtualHost: place.isVirtualHost,
      now: new Date(parts.service.clock().getTime() + skewMs(effects)),
    })
    return { response: deliver(response, effects), route, skewMs: skewMs(effects) }
  } catch (error) {
    const answered = refused(exchange, error)
    const response = deliver(answered.response, effects)
    return { ...answered, response, route, skewMs: skewMs(effects) }
  }
}

function refused({ parts, request, requestId }: Exchange, error: unknown): Answered {
  const isDefect = !isRefusal(error) && request.signal?.aborted !== true
  if (isDefect) parts.onDefect(error, request)
  const refusal = isRefusal(error) ? error : internalError(error)
  const context = { method: request.method, requestId, hostId: hostOf(request) }
  return { response: errorResponse(refusal, context), refusal }
}

function deliver(response: ServiceResponse, effects: readonly FaultEffect[]): ServiceResponse {
  const delivery = deliveryOf(effects)
  return delivery === undefined ? response : { ...response, delivery }
}

function entryOf(exchange: Exchange, answered: Answered, durationMs: number): LogEntry {
  const { parts, request, requestId } = exchange
  const { response, route, refusal } = answered
  return {
    time: parts.service.clock().toISOString(),
    requestId,
    method: request.method,
    target: redactTarget(request.target),
    operation: route?.operation,
    bucket: route?.bucket,
    key: route?.key,
    status: response.status,
    code: refusal?.code,
    ec: refusal?.ec,
    durationMs: Math.round(durationMs * 10) / 10,
  }
}

/** Adds headers that the answer does not set itself. */
function withHeaders(
  response: ServiceResponse,
  headers: Readonly<Record<string, string>>,
): ServiceResponse {
  return Object.assign({}, response, { headers: Object.assign({}, headers, response.headers) })
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

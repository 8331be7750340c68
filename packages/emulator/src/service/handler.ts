/**
 * Answers one request, without a socket: reads the target, routes it, dispatches it to its operation,
 * and turns whatever is thrown into an error response of the service.
 */

import type { RequestTarget } from '@oss-process/signer'
import type { OperationName } from '../api/api.ts'
import { storedOperations } from '../api/bucket-configurations.ts'
import { type Route, routeOf } from '../api/route.ts'
import { assertKey } from '../call/assert-key.ts'
import type { Service } from '../call/call.ts'
import { applyFaults, deliveryOf, skewMs } from '../faults/effects.ts'
import type { FaultEffect, Faults } from '../faults/faults.ts'
import { errorResponse } from '../http/error-response.ts'
import type { Handler, ServiceRequest, ServiceResponse } from '../http/message.ts'
import { bucketOfHost, parseTarget } from '../http/target.ts'
import { OssRefusal } from '../refusal.ts'
import { type AdminParts, answerAdmin } from './admin.ts'
import { answerPreflight, crossOriginHeaders } from './cors.ts'
import type { RequestIds } from './request-id.ts'
import { type LogEntry, redactTarget } from './request-log.ts'

/** What a handler needs. */
export interface HandlerParts {
  readonly service: Service
  /** Hosts whose subdomains are buckets, in lower case. */
  readonly domains: readonly string[]
  /** Allows every cross-origin request, whatever the rules of the bucket are. */
  readonly allowsAnyOrigin: boolean
  readonly requestIds: RequestIds
  readonly faults: Faults
  /** Logs each request, where a log is wanted. */
  readonly log: ((entry: LogEntry) => void) | undefined
  /** The admin endpoint, where it is switched on. */
  readonly admin?: AdminParts | undefined
  /** Called with every defect of the emulator; the caller sees an `InternalError`. */
  readonly onDefect: (error: unknown, request: ServiceRequest) => void
}

/** One request with its id. */
interface Exchange {
  readonly parts: HandlerParts
  readonly request: ServiceRequest
  readonly requestId: string
}

/** A response with what the log says about it. */
interface Answered {
  readonly response: ServiceResponse
  readonly route?: Route | undefined
  readonly refusal?: OssRefusal
  /** How far the service's clock is ahead, in milliseconds. */
  readonly skewMs?: number
}

/** Loads the operations with all they need; called once the emulator listens, so that it is ready early. */
export function loadOperations(): Promise<typeof import('./dispatch.ts')> {
  operations ??= import('./dispatch.ts')
  return operations
}

/** Kept, because `import` resolves the module at each call. */
let operations: ReturnType<typeof loadOperations> | undefined

/** Creates the function that answers requests. */
export function createHandler(parts: HandlerParts): Handler {
  return async (request) => {
    const exchange = { parts, request, requestId: parts.requestIds.next() }
    const startedMs = performance.now()
    const answered = await answer(exchange)
    const durationMs = performance.now() - startedMs
    parts.log?.(logEntryOf(exchange, answered, durationMs))
    const now = parts.service.clock().getTime() + (answered.skewMs ?? 0)
    return withHeaders(answered.response, {
      server: 'AliyunOSS',
      date: new Date(now).toUTCString(),
      'x-oss-request-id': exchange.requestId,
      'x-oss-server-time': String(Math.round(durationMs)),
    })
  }
}

/** Reads the target, and answers what is no operation: the admin endpoint and CORS preflights. */
async function answer(exchange: Exchange): Promise<Answered> {
  const { parts, request } = exchange
  const { service, allowsAnyOrigin } = parts
  try {
    const hostBucket = bucketOfHost(hostOf(request), parts.domains)
    const target = parseTarget(request.target, hostBucket)
    if (parts.admin !== undefined && hostBucket === undefined) {
      const response = await answerAdmin(request, target, parts.admin)
      if (response !== undefined) return { response }
    }
    const cors = { store: service.store, bucket: target.bucket ?? '', allowsAnyOrigin }
    if (request.method === 'OPTIONS') return { response: await answerPreflight(request, cors) }
    const headers = await crossOriginHeaders(request, cors)
    const answered = await answerOperation(exchange, target)
    return headers === undefined
      ? answered
      : { ...answered, response: withHeaders(answered.response, headers) }
  } catch (error) {
    return refuse(exchange, error)
  }
}

/** Routes the request and dispatches it; faults apply from here on. */
async function answerOperation(exchange: Exchange, target: RequestTarget): Promise<Answered> {
  const { parts, request, requestId } = exchange
  let route: Route | undefined
  let effects: readonly FaultEffect[] = []
  let answered: Answered
  try {
    if (target.key !== '') assertKey(target.key)
    route = routeOf(request, target)
    const { bucket = '', key } = target
    effects = parts.faults.match({ operation: operationOf(route) ?? '', bucket, key })
    await applyFaults(effects, request.signal)
    const { dispatch } = await loadOperations()
    const response = await dispatch(request, {
      route,
      requestId,
      service: parts.service,
      host: hostOf(request),
      now: new Date(parts.service.clock().getTime() + skewMs(effects)),
    })
    answered = { response }
  } catch (error) {
    answered = refuse(exchange, error)
  }
  const response = withDelivery(answered.response, effects)
  return { ...answered, response, route, skewMs: skewMs(effects) }
}

/** Turns what was thrown into an error response; everything but a refusal is a defect. */
function refuse({ parts, request, requestId }: Exchange, error: unknown): Answered {
  const isDefect = !isRefusal(error) && request.signal?.aborted !== true
  if (isDefect) parts.onDefect(error, request)
  const refusal = isRefusal(error) ? error : internalError(error)
  const context = { method: request.method, requestId, hostId: hostOf(request) }
  return { response: errorResponse(refusal, context), refusal }
}

function withDelivery(response: ServiceResponse, effects: readonly FaultEffect[]): ServiceResponse {
  const delivery = deliveryOf(effects)
  return delivery === undefined ? response : { ...response, delivery }
}

function logEntryOf(exchange: Exchange, answered: Answered, durationMs: number): LogEntry {
  const { parts, request, requestId } = exchange
  const { response, route, refusal } = answered
  return {
    time: parts.service.clock().toISOString(),
    requestId,
    method: request.method,
    target: redactTarget(request.target),
    operation: operationOf(route),
    bucket: route && (route.target.bucket ?? ''),
    key: route?.target.key,
    status: response.status,
    code: refusal?.code,
    ec: refusal?.ec,
    note: noteOf(request, route, response),
    durationMs: Math.round(durationMs * 10) / 10,
  }
}

/** Adds headers; those of the response win. */
function withHeaders(
  response: ServiceResponse,
  headers: Readonly<Record<string, string>>,
): ServiceResponse {
  return { ...response, headers: { ...headers, ...response.headers } }
}

/** Tells a stored configuration from one that has an effect. */
function noteOf(
  { method }: ServiceRequest,
  route: Route | undefined,
  { status }: ServiceResponse,
): string | undefined {
  const isStored = storedOperations().some(({ operation }) => operation === operationOf(route))
  if (!isStored || method !== 'PUT' || status !== 200) return undefined
  return 'stored as written; it has no effect in the emulator'
}

function operationOf(route: Route | undefined): OperationName | undefined {
  return route !== undefined && 'operation' in route ? route.operation : undefined
}

function hostOf(request: ServiceRequest): string {
  return request.headers['host'] ?? ''
}

/** Looks at the name too, since two copies of this package may be loaded. */
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

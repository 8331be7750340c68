/** Dispatches a routed request to its operation. This imports nearly all of the emulator, so it is loaded lazily. */
import type { Call, Service } from '../call/call.ts'
import type { ServiceRequest, ServiceResponse } from '../http/message.ts'
import { OPERATIONS } from '../operations/registry.ts'
import type { Route } from '../operations/route.ts'
import { authenticate } from './authenticate.ts'
import { authorize } from './authorize.ts'

/** What {@link dispatch} knows about a request besides the request itself. */
export interface DispatchContext extends Pick<Call, 'requestId' | 'host' | 'now'> {
  readonly route: Route
  readonly service: Service
}

/**
 * Authenticates the caller, authorizes the call, and runs the operation.
 *
 * @throws {OssRefusal} whatever the service refuses.
 */
export async function dispatch(
  request: ServiceRequest,
  { route, service, requestId, host, now }: DispatchContext,
): Promise<ServiceResponse> {
  const { operation, target } = route
  const identity = await authenticate(request, {
    credentials: service.credentials,
    region: service.region,
    now,
    target,
  })
  const { bucket = '', key, query } = target
  const call = { bucket, key, query, service, request, requestId, identity, host, now }
  const { run, access } = OPERATIONS[operation]
  await authorize(call, access)
  return await run(call)
}

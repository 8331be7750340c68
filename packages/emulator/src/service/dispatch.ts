/** Dispatches a routed request to its operation. This imports nearly all of the emulator, so it is loaded lazily. */
import type { Route } from '../api/route.ts'
import type { Call, Service } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceRequest, ServiceResponse } from '../http/message.ts'
import { OPERATIONS, type OperationRow } from '../operations/registry.ts'
import { authenticate } from './authenticate.ts'
import { authorize } from './authorize.ts'

/** What {@link dispatch} knows about a request besides the request itself. */
export interface DispatchContext extends Pick<Call, 'requestId' | 'host' | 'now'> {
  readonly route: Route
  readonly service: Service
}

/**
 * Authenticates the caller, authorizes the call, and runs the operation. Anonymous
 * callers always get 403 for an operation that the emulator does not perform; only the owner gets the reason.
 *
 * @throws {OssRefusal} whatever the service refuses.
 */
export async function dispatch(
  request: ServiceRequest,
  { route, service, requestId, host, now }: DispatchContext,
): Promise<ServiceResponse> {
  const { target } = route
  const { bucket = '', key, query } = target
  const row: OperationRow =
    'refusal' in route
      ? { run: () => Promise.reject(route.refusal), access: 'owner' }
      : OPERATIONS[route.operation]
  const identity = await authenticate(request, {
    region: service.region,
    now,
    target,
    lookup: async (accessKeyId) => {
      const known = service.credentials.get(accessKeyId)
      // A bucket that does not exist is reported before an unknown key.
      const needsBucket = bucket !== '' && row.createsBucket !== true
      if (known === undefined && needsBucket) await requireBucket({ service, bucket })
      return known
    },
  })
  const call = { bucket, key, query, service, request, requestId, identity, host, now }
  await authorize(call, row.access)
  return await row.run(call)
}

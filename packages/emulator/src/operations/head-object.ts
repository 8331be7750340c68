import type { Call } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import { assertConditions } from '../http/conditions.ts'
import type { ServiceResponse } from '../http/message.ts'
import { describeObject } from '../http/object-headers.ts'

/** The headers of an object without its bytes. */
export async function headObject(call: Call): Promise<ServiceResponse> {
  const object = await requireObject(call)
  assertConditions(object, call.request.headers)
  const headers = { ...describeObject(object), 'content-length': String(object.byteLength) }
  return { status: 200, headers }
}

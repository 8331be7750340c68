import { assertConditions } from '../conditions.ts'
import { describeObject } from '../object-headers.ts'
import type { Call } from '../service.ts'
import type { ServiceResponse } from '../service-message.ts'
import { requireObject } from './require-object.ts'

/** The headers of an object without its bytes. */
export async function headObject(call: Call): Promise<ServiceResponse> {
  const object = await requireObject(call)
  assertConditions(object, call.request.headers)
  const headers = { ...describeObject(object), 'content-length': String(object.byteLength) }
  return { status: 200, headers }
}

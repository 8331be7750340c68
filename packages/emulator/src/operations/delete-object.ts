import type { Call } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'

/** Deletes an object; deleting one that does not exist is no error. */
export async function deleteObject({ service, bucket, key }: Call): Promise<ServiceResponse> {
  await service.store.remove(bucket, key)
  return { status: 204 }
}

import { processForPost } from '../process.ts'
import { OssRefusal } from '../refusal.ts'
import { readTextBody } from '../request-body.ts'
import type { Call } from '../service.ts'
import type { ServiceResponse } from '../service-message.ts'

const MAX_BODY_BYTES = 64 * 1024

/** Processes an object and saves the result, as the body `x-oss-process=…` says. */
export async function processObject(call: Call): Promise<ServiceResponse> {
  const body = await readTextBody(call.request, MAX_BODY_BYTES)
  return await processForPost(call, readProcessBody(body, 'x-oss-process'))
}

/**
 * The process string of a body, written as it is or form-encoded. A plus sign stays one: a raw
 * string may hold it, and form encoders write it as `%2B`.
 *
 * @throws {OssRefusal} `InvalidRequest` when the body has no such parameter.
 */
export function readProcessBody(body: string, name: string): string {
  const text = body.startsWith(`${name}=`) ? body.slice(name.length + 1).trim() : ''
  if (text === '') {
    throw new OssRefusal({
      status: 400,
      code: 'InvalidRequest',
      message: `no ${name} parameter found`,
    })
  }
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

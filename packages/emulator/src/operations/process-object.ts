import type { Call } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'
import { readTextBody } from '../http/request-body.ts'
import { processForPost } from '../processing/answer.ts'
import { OssRefusal } from '../refusal.ts'

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

import type { Call } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'
import { readTextBody } from '../http/request-body.ts'
import { parseProcess, resolveStyle } from '../processing/parse-style.ts'
import { resultResponse } from '../processing/result-response.ts'
import { runStyle } from '../processing/run-style.ts'
import { saveResults } from '../processing/save-results.ts'
import { OssRefusal } from '../refusal.ts'

const MAX_BODY_BYTES = 64 * 1024

/**
 * Processes an object and saves the result, as the body `x-oss-process=…` says. Without `sys/saveas`
 * the result is the body of the response.
 *
 * @see alibabacloud-oss-go-sdk-v2, ProcessObject; "sys/saveas"
 */
export async function processObject(call: Call): Promise<ServiceResponse> {
  const text = await readProcessBody(call, 'x-oss-process')
  const tree = parseProcess(text, 'sync')
  const style = await resolveStyle(call, tree, 'sync')
  if (tree.saveAs === undefined) return await runStyle(call, style, { receive: resultResponse })
  const target = { key: tree.saveAs.key, bucket: tree.saveAs.bucket ?? '' }
  const [saved] = await saveResults(call, style, target)
  // The service separates the members by a comma and a space, in this order.
  const members = [
    `"bucket": ${JSON.stringify(target.bucket)}`,
    `"fileSize": ${saved?.byteLength ?? 0}`,
    `"object": ${JSON.stringify(saved?.key ?? target.key)}`,
    '"status": "OK"',
  ]
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `{${members.join(', ')}}`,
  }
}

/**
 * Reads the process string from the body of a call, written as it is or form-encoded. A plus sign
 * stays a plus sign: a raw string may hold it, and form encoders write it as `%2B`.
 *
 * @param name - the parameter that holds it.
 * @throws {OssRefusal} `InvalidRequest` when the body has no such parameter.
 */
export async function readProcessBody(
  call: Call,
  name: 'x-oss-process' | 'x-oss-async-process',
): Promise<string> {
  const body = await readTextBody(call.request, MAX_BODY_BYTES)
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

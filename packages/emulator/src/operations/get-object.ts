import { RESPONSE_OVERRIDES } from '../api/object-level.ts'
import type { Call } from '../call/call.ts'
import { missingObject } from '../call/require-object.ts'
import { parseRange } from '../http/byte-range.ts'
import { assertConditions } from '../http/conditions.ts'
import type { ServiceResponse } from '../http/message.ts'
import { describeObject } from '../http/object-headers.ts'
import { parseProcess, resolveStyle } from '../processing/parse-style.ts'
import { resultResponse } from '../processing/result-response.ts'
import { runStyle } from '../processing/run-style.ts'
import { assertSourceIsOpen, styleKeyOf } from '../processing/style-key.ts'
import { OssRefusal } from '../refusal.ts'
import type { OpenedObject } from '../store/directory-store.ts'

/** Shorter ranges are read at once, longer ones as a stream. */
const SMALL_BYTES = 256 * 1024

/** Returns the bytes of an object, a range of them, or the result of `x-oss-process`. */
export async function getObject(call: Call): Promise<ServiceResponse> {
  await assertSourceIsOpen(call)
  const process = call.query.get('x-oss-process') ?? ''
  if (process !== '') return await getProcessed(call, process)
  const opened = await call.service.store.open(call.bucket, call.key)
  if (opened === undefined) return await getByStyleKey(call)
  let isStreamed = false
  try {
    const response = await readObject(call, opened)
    // The stream closes the file at its end.
    isStreamed = typeof response.body === 'object' && !(response.body instanceof Uint8Array)
    return response
  } finally {
    if (!isStreamed) await opened.file.close()
  }
}

/** Reads the key as `KEY<separator>STYLE`, where the bucket has a separator. */
async function getByStyleKey(call: Call): Promise<ServiceResponse> {
  const named = await styleKeyOf(call)
  if (named === undefined) throw await missingObject(call)
  return await getProcessed({ ...call, key: named.key }, `style/${named.styleName}`)
}

async function getProcessed(call: Call, process: string): Promise<ServiceResponse> {
  const tree = parseProcess(process, 'sync')
  if (tree.saveAs !== undefined || tree.notify !== undefined) {
    throw new OssRefusal({
      status: 400,
      code: 'InvalidArgument',
      message: 'sys/saveas and sys/notify are allowed in a POST request only.',
    })
  }
  return await runStyle(call, await resolveStyle(call, tree, 'sync'), {
    check: (source) => assertConditions(source, call.request.headers),
    receive: resultResponse,
  })
}

async function readObject(call: Call, { object, file }: OpenedObject): Promise<ServiceResponse> {
  const { headers: asked } = call.request
  assertConditions(object, asked)
  const { byteLength } = object
  const range = parseRange(asked['range'], {
    byteLength,
    isStandard: asked['x-oss-range-behavior'] === 'standard',
  })
  const { start, end } = range ?? { start: 0, end: byteLength - 1 }
  const length = end - start + 1
  const headers = {
    ...describeObject(object),
    ...overridesOf(call),
    'content-length': String(length),
    ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${byteLength}` }),
  }
  const status = range === undefined ? 200 : 206
  if (length > SMALL_BYTES) {
    return { status, headers, body: file.createReadStream({ start, end }) }
  }
  const bytes = new Uint8Array(length)
  await file.read(bytes, 0, length, start)
  return { status, headers, body: bytes }
}

/** @throws {OssRefusal} `InvalidRequest` when a stranger overrides more than the content type. */
function overridesOf(call: Call): Record<string, string> {
  const asked = RESPONSE_OVERRIDES.filter((name) => call.query.has(name))
  const others = asked.filter((name) => name !== 'response-content-type')
  if (call.identity.kind === 'anonymous' && others.length > 0) {
    throw new OssRefusal({
      status: 400,
      code: 'InvalidRequest',
      message: 'Response headers can only be overridden by requests that are signed.',
      details: { ArgumentName: others.join(',') },
    })
  }
  const found = asked.flatMap((name) => {
    const value = call.query.get(name)
    return value === undefined ? [] : [[name.slice('response-'.length), value] as const]
  })
  return Object.fromEntries(found)
}

import type { Call } from '../call/call.ts'
import { missingObject } from '../call/require-object.ts'
import { parseRange } from '../http/byte-range.ts'
import { assertConditions } from '../http/conditions.ts'
import type { ServiceResponse } from '../http/message.ts'
import { describeObject } from '../http/object-headers.ts'
import { processForGet } from '../processing/answer.ts'
import { assertSourceIsOpen, styleKeyOf } from '../processing/style-key.ts'
import type { OpenedObject } from '../store/directory-store.ts'

/** Smaller spans are read at once instead of as a stream. */
const SMALL_BYTES = 256 * 1024

/** Query parameters that replace a header of the answer. */
const OVERRIDES = [
  'response-content-type',
  'response-content-language',
  'response-expires',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
] as const

/** The bytes of an object, a span of them, or what `x-oss-process` makes of them. */
export async function getObject(call: Call): Promise<ServiceResponse> {
  await assertSourceIsOpen(call)
  const style = call.query.get('x-oss-process') ?? ''
  if (style !== '') return await processForGet(call, style)
  const opened = await call.service.store.open(call.bucket, call.key)
  if (opened === undefined) return await getByStyleKey(call)
  let isHandedOver = false
  try {
    const response = await readObject(call, opened)
    isHandedOver = typeof response.body === 'object' && !(response.body instanceof Uint8Array)
    return response
  } finally {
    if (!isHandedOver) await opened.file.close()
  }
}

/** The key may name a style after a separator. */
async function getByStyleKey(call: Call): Promise<ServiceResponse> {
  const named = await styleKeyOf(call)
  if (named === undefined) throw await missingObject(call)
  return await processForGet({ ...call, key: named.key }, `style/${named.styleName}`)
}

async function readObject(call: Call, { object, file }: OpenedObject): Promise<ServiceResponse> {
  const { headers } = call.request
  assertConditions(object, headers)
  const { byteLength } = object
  const range = parseRange(headers['range'], {
    byteLength,
    isStandard: headers['x-oss-range-behavior'] === 'standard',
  })
  const { start, end } = range ?? { start: 0, end: byteLength - 1 }
  const length = end - start + 1
  const answerHeaders = {
    ...describeObject(object),
    ...overrides(call),
    'content-length': String(length),
    ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${byteLength}` }),
  }
  const status = range === undefined ? 200 : 206
  if (length > SMALL_BYTES) {
    return { status, headers: answerHeaders, body: file.createReadStream({ start, end }) }
  }
  const bytes = new Uint8Array(length)
  await file.read(bytes, 0, length, start)
  return { status, headers: answerHeaders, body: bytes }
}

function overrides(call: Call): Record<string, string> {
  const found = OVERRIDES.flatMap((name) => {
    const value = call.query.get(name)
    return value === undefined ? [] : [[name.slice('response-'.length), value] as const]
  })
  return Object.fromEntries(found)
}

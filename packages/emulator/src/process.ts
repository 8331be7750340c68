/**
 * What `x-oss-process` asks for: the result as the answer, or saved as an object.
 *
 * @see client-protocol, sections 1 and 2; img-actions, section 19
 */
import { assertConditions } from './conditions.ts'
import { drawObject } from './draw.ts'
import { assertKey } from './key-rules.ts'
import { OssRefusal } from './refusal.ts'
import type { Call } from './service.ts'
import type { ServiceResponse } from './service-message.ts'
import { noSuchBucket } from './store/directory-store.ts'
import { type ObjectAttributes, PLAIN_ATTRIBUTES, type StoredObject } from './store/object-store.ts'
import { parseProcess, type ResolvedStyle, resolveStyle } from './style-text.ts'

/** A result before anybody has received it. */
export interface Produced {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly source: StoredObject
}

/** Answers `GET /key?x-oss-process=…`. */
export async function processForGet(call: Call, text: string): Promise<ServiceResponse> {
  const tree = parseProcess(text)
  if (tree.saveAs !== undefined || tree.notify !== undefined) {
    throw new OssRefusal({
      status: 400,
      code: 'InvalidArgument',
      message: 'sys/saveas and sys/notify are allowed in a POST request only.',
    })
  }
  const style = await resolveStyle(call, tree)
  return resultResponse(
    await produce(call, style, (source) => assertConditions(source, call.request.headers)),
  )
}

/** Answers `POST /key?x-oss-process` with a process string as its body. */
export async function processForPost(call: Call, text: string): Promise<ServiceResponse> {
  const tree = parseProcess(text)
  const style = await resolveStyle(call, tree)
  if (tree.saveAs === undefined) return resultResponse(await produce(call, style))
  const target = { key: tree.saveAs.key, bucket: tree.saveAs.bucket ?? '' }
  await assertTarget(call, target)
  const produced = await produce(call, style)
  const saved = await saveResult(call, produced, target)
  const answer = [
    `"bucket": ${JSON.stringify(target.bucket)}`,
    `"fileSize": ${saved.byteLength}`,
    `"object": ${JSON.stringify(target.key)}`,
    '"status": "OK"',
  ]
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `{${answer.join(', ')}}`,
  }
}

/** Makes the result of a style over the object of a call. */
export async function produce(
  call: Call,
  style: ResolvedStyle,
  check?: (source: StoredObject) => void,
): Promise<Produced> {
  if (style.kind === 'image') return await drawObject(call, style, check)
  throw new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator does not implement ${style.family}/${style.operation}.`,
  })
}

function resultResponse({ bytes, contentType, source }: Produced): ServiceResponse {
  return {
    status: 200,
    headers: {
      ...source.headers,
      'content-type': contentType,
      etag: `"${source.etag}"`,
      'last-modified': source.lastModified.toUTCString(),
    },
    body: bytes,
  }
}

/** Where a result is saved; an empty bucket is the source's. */
interface SaveTarget {
  readonly key: string
  readonly bucket: string
}

/** Refuses a target before anything is drawn. */
async function assertTarget(call: Call, { key, bucket }: SaveTarget): Promise<void> {
  assertKey(key)
  const name = bucket === '' ? call.bucket : bucket
  if ((await call.service.store.buckets.folders(name)) === undefined) throw noSuchBucket(name)
}

async function saveResult(
  call: Call,
  { bytes, contentType }: Produced,
  target: SaveTarget,
): Promise<StoredObject> {
  const { store } = call.service
  const attributes: ObjectAttributes = { ...PLAIN_ATTRIBUTES, contentType }
  const staged = await store.staging.write([bytes])
  const bucket = target.bucket === '' ? call.bucket : target.bucket
  return await store.commit(bucket, target.key, { staged, attributes })
}

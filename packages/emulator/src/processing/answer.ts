/**
 * What `x-oss-process` asks for: the result as the answer, or saved as objects.
 *
 * @see alibabacloud-oss-go-sdk-v2, ProcessObject; "GetObject"; "sys/saveas"
 */

import { assertKey } from '../call/assert-key.ts'
import type { Call } from '../call/call.ts'
import { assertConditions } from '../http/conditions.ts'
import type { ServiceResponse } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'
import { PLAIN_ATTRIBUTES, type StoredObject } from '../store/object-store.ts'
import { noSuchBucket } from '../store/refusals.ts'
import { parseProcess, type ResolvedStyle, resolveStyle } from './parse-style.ts'
import { produce, type Results } from './run-style.ts'
import { expandTarget } from './save-target.ts'

/** Answers `GET /key?x-oss-process=…`. */
export async function processForGet(call: Call, text: string): Promise<ServiceResponse> {
  const tree = parseProcess(text, 'sync')
  if (tree.saveAs !== undefined || tree.notify !== undefined) {
    throw new OssRefusal({
      status: 400,
      code: 'InvalidArgument',
      message: 'sys/saveas and sys/notify are allowed in a POST request only.',
    })
  }
  return await produce(call, await resolveStyle(call, tree, 'sync'), {
    check: (source) => assertConditions(source, call.request.headers),
    receive: resultResponse,
  })
}

/** Answers `POST /key?x-oss-process` with a process string as its body. */
export async function processForPost(call: Call, text: string): Promise<ServiceResponse> {
  const tree = parseProcess(text, 'sync')
  const style = await resolveStyle(call, tree, 'sync')
  if (tree.saveAs === undefined) return await produce(call, style, { receive: resultResponse })
  const target = { key: tree.saveAs.key, bucket: tree.saveAs.bucket ?? '' }
  const [saved] = await saveResults(call, style, target)
  const answer = [
    `"bucket": ${JSON.stringify(target.bucket)}`,
    `"fileSize": ${saved?.byteLength ?? 0}`,
    `"object": ${JSON.stringify(saved?.key ?? target.key)}`,
    '"status": "OK"',
  ]
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `{${answer.join(', ')}}`,
  }
}

/** Where results are saved; an empty bucket is the source's. Both may hold variables. */
export interface SaveTarget {
  readonly key: string
  readonly bucket: string
}

/** Performs a style and saves its results, each all at once. */
export async function saveResults(
  call: Call,
  style: ResolvedStyle,
  target: SaveTarget,
): Promise<readonly StoredObject[]> {
  await assertTarget(call, target)
  return await produce(call, style, { receive: (results) => save(call, results, target) })
}

/** Refuses a target before anything is done; the variables are no longer than what they stand for. */
export async function assertTarget(call: Call, { key, bucket }: SaveTarget): Promise<void> {
  assertKey(key)
  if (bucket.includes('{')) return
  const name = bucket === '' ? call.bucket : bucket
  if (call.service.store.buckets.folders(name) === undefined) throw noSuchBucket(name)
}

async function save(
  call: Call,
  { results, isSeries }: Results,
  target: SaveTarget,
): Promise<readonly StoredObject[]> {
  const { store } = call.service
  const saved: StoredObject[] = []
  for (const [position, { read, contentType, ending }] of results.entries()) {
    const { bucket: sourceBucket, key: sourceKey } = call
    const facts = { bucket: sourceBucket, key: sourceKey, ending, index: position + 1, isSeries }
    const bucket =
      target.bucket === ''
        ? sourceBucket
        : expandTarget(target.bucket, { ...facts, isSeries: false })
    const key = expandTarget(target.key, facts)
    assertKey(key)
    const staged = await store.staging.write(read())
    const attributes = { ...PLAIN_ATTRIBUTES, contentType }
    saved.push(await store.commit(bucket, key, { staged, attributes }))
  }
  return saved
}

async function resultResponse({ source, results }: Results): Promise<ServiceResponse> {
  const [result] = results
  if (result === undefined) throw emptyResult()
  const chunks: Uint8Array[] = []
  for await (const chunk of result.read()) chunks.push(chunk)
  return {
    status: 200,
    headers: {
      ...source.headers,
      'content-type': result.contentType,
      etag: `"${source.etag}"`,
      'last-modified': source.lastModified.toUTCString(),
    },
    body: chunks.length === 1 ? (chunks[0] ?? '') : Buffer.concat(chunks),
  }
}

function emptyResult(): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: 'The operation gave no result for this source.',
  })
}

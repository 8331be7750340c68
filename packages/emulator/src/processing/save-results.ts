/**
 * Saves the results of a style as objects, under the bucket and key of `sys/saveas`.
 *
 * @see "sys/saveas"; "Variables", https://help.aliyun.com/zh/oss/variables
 */
import { assertKey } from '../call/assert-key.ts'
import type { Call } from '../call/call.ts'
import { PLAIN_ATTRIBUTES, type StoredObject } from '../store/model.ts'
import { noSuchBucket } from '../store/refusals.ts'
import type { ResolvedStyle } from './parse-style.ts'
import { type Results, runStyle } from './run-style.ts'

/** Where results are saved; an empty bucket is the source's. Both may hold variables. */
export interface SaveTarget {
  readonly key: string
  readonly bucket: string
}

/** What the variables of a target stand for. */
export interface TargetFacts {
  /** Bucket and key of the source. */
  readonly bucket: string
  readonly key: string
  /** Extension of the result, without a dot. */
  readonly extension: string
  /** Number of the result in its series, from 1. */
  readonly index: number
  /** Whether the operation splits its source into a series. */
  readonly isSeries: boolean
}

/** Runs a style over the object of a call and saves each result, all at once. */
export async function saveResults(
  call: Call,
  style: ResolvedStyle,
  target: SaveTarget,
): Promise<readonly StoredObject[]> {
  await assertTarget(call, target)
  return await runStyle(call, style, { receive: (results) => save(call, results, target) })
}

/** Refuses a target before any work; a variable is never longer than the text it stands for. */
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
  for (const [position, { read, contentType, extension }] of results.entries()) {
    const { bucket: sourceBucket, key: sourceKey } = call
    const facts = { bucket: sourceBucket, key: sourceKey, extension, index: position + 1, isSeries }
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

/**
 * Replaces the variables `{bucket}`, `{dirname}`, `{barename}`, `{autoext}` and `{index}`.
 *
 * A series under a key without an extension and without `{index}` gets `_0_1.jpg` and so on, as the
 * service does for frames of a video.
 */
export function expandTarget(template: string, facts: TargetFacts): string {
  const { bucket, key, extension, index, isSeries } = facts
  const slash = key.lastIndexOf('/')
  const values: Readonly<Record<string, string>> = {
    bucket,
    dirname: slash === -1 ? '' : key.slice(0, slash),
    barename: key.slice(slash + 1).replace(/\.[^.]*$/, ''),
    autoext: extension,
    index: String(index),
  }
  const expanded = template.replace(
    /\{(bucket|dirname|barename|autoext|index)\}/g,
    (whole, name: string) => values[name] ?? whole,
  )
  const needsNumber = isSeries && !template.includes('{index}') && !/\.[^./]+$/.test(template)
  return needsNumber ? `${expanded}_0_${index}.${extension}` : expanded
}

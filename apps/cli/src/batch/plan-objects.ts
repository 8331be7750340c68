/** From source objects to the plan of a batch: each with its target, none with that of another. */

import { checkBucket, checkKey, cut } from '../command-line/object-address.ts'
import type { CliError } from '../errors.ts'
import { usageError } from '../errors.ts'
import type { PlannedObject } from './journal.ts'
import type { SourceEntry } from './manifest.ts'
import type { TargetTemplate } from './template.ts'

/** What turns entries into planned objects. */
export interface PlanRules {
  readonly entries: () => AsyncIterable<SourceEntry>
  /** Whether every entry is there once, from one bucket and without a target of its own. */
  readonly areDistinct: boolean
  /** Bucket of entries that name none. */
  readonly bucket: string | undefined
  /** Bucket of the results; that of the source when left out. */
  readonly targetBucket: string | undefined
  readonly template: TargetTemplate
}

/**
 * Plans every object.
 *
 * @throws {CliError} `CLI_USAGE` when an object would be saved over itself, or two under one key.
 */
export async function* planObjects(rules: PlanRules): AsyncGenerator<PlannedObject> {
  const canCollide = !rules.areDistinct || !rules.template.isInjective
  const byTarget = new Map<string, PlannedObject>()
  let index = 0
  for await (const entry of rules.entries()) {
    const object = planObject(entry, { rules, index })
    if (canCollide) {
      const target = `${rules.targetBucket ?? object.bucket}/${object.target}`
      const earlier = byTarget.get(target)
      if (earlier !== undefined) throw collision(earlier, object)
      byTarget.set(target, object)
    }
    yield object
    index += 1
  }
}

function planObject(
  entry: SourceEntry,
  { rules, index }: { rules: PlanRules; index: number },
): PlannedObject {
  const bucket = entry.bucket ?? rules.bucket
  if (bucket === undefined) {
    throw usageError(
      `expected a bucket for "${cut(entry.key)}", found none in the list`,
      'give --bucket, or write oss://bucket/key in the list',
    )
  }
  const target = checkKey(entry.target ?? rules.template.targetOf(entry.key))
  if ((rules.targetBucket ?? bucket) === bucket && target === entry.key) {
    throw usageError(
      `oss://${bucket}/${cut(target)} would be saved over itself`,
      'give another --target-image or --target-bucket',
    )
  }
  return { index, bucket: checkBucket(bucket), key: checkKey(entry.key), target }
}

function collision(earlier: PlannedObject, later: PlannedObject): CliError {
  const [first, second] = [earlier, later].map(({ bucket, key }) => `oss://${bucket}/${cut(key)}`)
  return earlier.bucket === later.bucket && earlier.key === later.key
    ? usageError(`${first} is in the list twice`)
    : usageError(
        `${first} and ${second} would both be saved as ${cut(later.target)}`,
        'tell them apart with {dir}, {base} or {key} in --target-image',
      )
}

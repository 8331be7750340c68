/** From source objects to the plan of a batch: each with its target, none with that of another. */
import { usageError } from '../errors.ts'
import { checkBucket, checkKey, cut } from '../object-address.ts'
import { HashSet } from './hash-set.ts'
import type { PlannedObject } from './journal.ts'
import type { SourceEntry } from './manifest.ts'
import type { TargetTemplate } from './template.ts'

/** What turns entries into planned objects. */
export interface PlanRules {
  /** Gives the entries from their start, each time it is called. */
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
 * @throws {CliError} `CLI_USAGE` when two objects would be saved under one key, or one over itself.
 */
export async function* planObjects(rules: PlanRules): AsyncGenerator<PlannedObject> {
  const seen = new HashSet()
  const isSafe = rules.areDistinct && rules.template.isInjective
  let index = 0
  for await (const entry of rules.entries()) {
    const object = planObject(entry, { rules, index })
    if (!isSafe && seen.add(placeOf(object, rules))) await confirmCollision(object, rules)
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

function placeOf(object: PlannedObject, { targetBucket }: PlanRules): string {
  return `${targetBucket ?? object.bucket}/${object.target}`
}

/** Looks for the earlier object: two of one hash are rare, and no collision. */
async function confirmCollision(object: PlannedObject, rules: PlanRules): Promise<void> {
  let index = 0
  for await (const entry of rules.entries()) {
    if (index === object.index) return
    const earlier = planObject(entry, { rules, index })
    index += 1
    if (placeOf(earlier, rules) !== placeOf(object, rules)) continue
    const [first, second] = [earlier, object].map(
      ({ bucket, key }) => `oss://${bucket}/${cut(key)}`,
    )
    throw usageError(
      first === second
        ? `${first} is in the list twice`
        : `${first} and ${second} would both be saved as ${cut(object.target)}`,
      first === second
        ? undefined
        : 'tell them apart with {dir}, {base} or {key} in --target-image',
    )
  }
}

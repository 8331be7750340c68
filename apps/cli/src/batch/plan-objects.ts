/** From source objects to the plan of a batch: each with its target, none with that of another. */

import { checkBucket, checkKey, cut } from '../command-line/object-address.ts'
import type { CliError } from '../errors.ts'
import { usageError } from '../errors.ts'
import type { Files } from '../io.ts'
import type { PlannedObject } from './journal.ts'
import type { SourceEntry } from './manifest.ts'
import type { Hash } from './repeated-texts.ts'
import { hash64, RepeatedTexts } from './repeated-texts.ts'
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
 * @param options.scratch - path of a file to compare the targets by; it is gone afterwards.
 * @throws {CliError} `CLI_USAGE` when one would be saved over itself, or, after the last object, when
 *   two would be saved under one key.
 */
export async function* planObjects(
  rules: PlanRules,
  options: { readonly files: Files; readonly scratch: string },
): AsyncGenerator<PlannedObject> {
  const isSafe = rules.areDistinct && rules.template.isInjective
  const places = new RepeatedTexts(options.files, options.scratch)
  try {
    for await (const object of eachObject(rules)) {
      if (!isSafe) await places.add(placeOf(object, rules))
      yield object
    }
    if (isSafe) return
    for await (const hash of places.repeated()) await confirmCollision(hash, rules)
  } finally {
    await places.close()
  }
}

async function* eachObject(rules: PlanRules): AsyncGenerator<PlannedObject> {
  let index = 0
  for await (const entry of rules.entries()) {
    yield planObject(entry, { rules, index })
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

/** Looks for two objects of one place behind a hash; it may also be that of two places. */
async function confirmCollision([high, low]: Hash, rules: PlanRules): Promise<void> {
  const found = new Map<string, PlannedObject>()
  for await (const object of eachObject(rules)) {
    const place = placeOf(object, rules)
    const hash = hash64(place)
    if (hash[0] !== high || hash[1] !== low) continue
    const earlier = found.get(place)
    if (earlier !== undefined) throw collision(earlier, object)
    found.set(place, object)
  }
}

function collision(earlier: PlannedObject, later: PlannedObject): CliError {
  const [first, second] = [earlier, later].map(({ bucket, key }) => `oss://${bucket}/${cut(key)}`)
  return first === second
    ? usageError(`${first} is in the list twice`)
    : usageError(
        `${first} and ${second} would both be saved as ${cut(later.target)}`,
        'tell them apart with {dir}, {base} or {key} in --target-image',
      )
}

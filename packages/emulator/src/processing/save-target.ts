/**
 * Where results are saved: the key of `sys/saveas` with its variables filled in.
 *
 * @see "Variables", https://help.aliyun.com/zh/oss/variables
 */

/** What the variables stand for. */
export interface TargetFacts {
  /** The bucket and key of the source. */
  readonly bucket: string
  readonly key: string
  /** Ending of the result, without a dot. */
  readonly ending: string
  /** Number of the result among several, from 1. */
  readonly index: number
  /** Whether the operation can give several results. */
  readonly isSeries: boolean
}

/**
 * Fills in `{bucket}`, `{dirname}`, `{barename}`, `{autoext}` and `{index}`.
 *
 * A series under a key without an ending and without `{index}` gets `_0_1.jpg` and so on, as the service
 * does for frames of a video.
 */
export function expandTarget(template: string, facts: TargetFacts): string {
  const { bucket, key, ending, index, isSeries } = facts
  const slash = key.lastIndexOf('/')
  const values: Readonly<Record<string, string>> = {
    bucket,
    dirname: slash === -1 ? '' : key.slice(0, slash),
    barename: key.slice(slash + 1).replace(/\.[^.]*$/, ''),
    autoext: `.${ending}`,
    index: String(index),
  }
  const expanded = template.replace(
    /\{(bucket|dirname|barename|autoext|index)\}/g,
    (whole, name: string) => values[name] ?? whole,
  )
  const needsNumber = isSeries && !template.includes('{index}') && !/\.[^./]+$/.test(template)
  return needsNumber ? `${expanded}_0_${index}.${ending}` : expanded
}

/** One page of a listing: keys, and common prefixes when a delimiter folds them. */
import { compareKeys } from '../store/key-path.ts'
import type { ListOptions } from '../store/model.ts'

/** Which page is wanted. */
export interface PageOptions {
  readonly prefix: string
  readonly delimiter: string
  /** Keys and common prefixes after this one only. */
  readonly after: string
  readonly maxKeys: number
}

/** Keys and common prefixes in order, together at most `maxKeys`. */
export interface Page {
  readonly keys: readonly string[]
  readonly commonPrefixes: readonly string[]
  /** The last name of this page, after which the next one continues; left out on the last page. */
  readonly next?: string
}

/**
 * Cuts a page out of an ordered walk.
 *
 * @param list - walks the keys; it passes over what `cursor.skipPrefix` says at each step.
 */
export async function readPage(
  list: (options: ListOptions) => AsyncIterable<string>,
  { prefix, delimiter, after, maxKeys }: PageOptions,
): Promise<Page> {
  const keys: string[] = []
  const commonPrefixes: string[] = []
  let last = ''
  for await (const name of foldedNames(list, { prefix, delimiter, after })) {
    if (keys.length + commonPrefixes.length === maxKeys) {
      return { keys, commonPrefixes, next: last }
    }
    last = name.text
    if (name.isCommonPrefix) commonPrefixes.push(name.text)
    else keys.push(name.text)
  }
  return { keys, commonPrefixes }
}

/** Keys and common prefixes in order, each prefix once. */
async function* foldedNames(
  list: (options: ListOptions) => AsyncIterable<string>,
  { prefix, delimiter, after }: Omit<PageOptions, 'maxKeys'>,
): AsyncGenerator<{ readonly text: string; readonly isCommonPrefix: boolean }> {
  const cursor: { skipPrefix?: string } = {}
  for await (const key of list({ prefix, after, cursor })) {
    const folded = fold(key, prefix, delimiter)
    if (folded === undefined) {
      yield { text: key, isCommonPrefix: false }
      continue
    }
    cursor.skipPrefix = folded
    if (compareKeys(folded, after) > 0) yield { text: folded, isCommonPrefix: true }
  }
}

function fold(key: string, prefix: string, delimiter: string): string | undefined {
  const index = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
  return index === -1 ? undefined : key.slice(0, index + delimiter.length)
}

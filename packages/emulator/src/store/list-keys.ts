/** Walks the keys of a bucket in the order of their UTF-8 bytes, folder by folder. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compareKeys } from './key-path.ts'
import type { ListOptions } from './model.ts'

interface Entry {
  /** Folders have a trailing slash, so that they sort as their keys do. */
  readonly name: string
  readonly isFolder: boolean
}

/**
 * Yields the keys of ordinary files and, at their places, the escaped ones.
 *
 * @param folder - the bucket's folder.
 * @param escaped - keys under escaped names, in any order; a key in both is yielded once.
 */
export async function* listKeys(
  folder: string,
  { escaped, ...options }: ListOptions & { readonly escaped: readonly string[] },
): AsyncGenerator<string> {
  const others = escaped.filter((key) => isWanted(key, options)).sort(compareKeys)
  let next = 0
  for await (const key of walk(folder, { at: '', options })) {
    for (; next < others.length && compareKeys(others[next] ?? '', key) < 0; next++) {
      yield* unlessSkipped(others[next] ?? '', options)
    }
    if (others[next] === key) next++
    yield key
  }
  for (; next < others.length; next++) yield* unlessSkipped(others[next] ?? '', options)
}

function* unlessSkipped(key: string, options: ListOptions): Generator<string> {
  if (!isSkipped(key, options)) yield key
}

async function* walk(
  folder: string,
  { at, options }: { readonly at: string; readonly options: ListOptions },
): AsyncGenerator<string> {
  for (const { name, isFolder } of await entriesOf(folder)) {
    const key = at + name
    if (isSkipped(key, options)) continue
    if (isFolder) {
      if (mayHold(key, options)) yield* walk(join(folder, name), { at: key, options })
    } else if (isWanted(key, options)) {
      yield key
    }
  }
}

async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return found
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => {
      const isFolder = entry.isDirectory()
      return { name: isFolder ? `${entry.name}/` : entry.name, isFolder }
    })
    .sort((left, right) => compareKeys(left.name, right.name))
}

function isWanted(key: string, { prefix = '', after = '' }: ListOptions): boolean {
  return key.startsWith(prefix) && (after === '' || compareKeys(key, after) > 0)
}

function isSkipped(key: string, { cursor }: ListOptions): boolean {
  return cursor?.skipPrefix !== undefined && key.startsWith(cursor.skipPrefix)
}

/** Whether a folder, named with its trailing slash, can hold a wanted key. */
function mayHold(folder: string, { prefix = '', after = '' }: ListOptions): boolean {
  if (!folder.startsWith(prefix) && !prefix.startsWith(folder)) return false
  return after.startsWith(folder) || compareKeys(folder, after) > 0
}

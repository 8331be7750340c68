/**
 * Where the bytes of a key lie: in an ordinary file under the bucket's folder, or under an escaped
 * name when the file system cannot hold the key as a path there and then. Symbolic links are never
 * followed, so that no key leads out of the root; the same test detects names that differ only in
 * case on file systems that ignore case.
 *
 * Look-ups are synchronous: they take microseconds, and asynchronous ones would wait for the threads that
 * draw pictures.
 */
import { type BigIntStats, lstatSync, realpathSync } from 'node:fs'
import { lstat, mkdir, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { escapedName, segmentsOf } from './key-path.ts'

/** The two folders of a bucket. */
export interface BucketFolders {
  /** `root/<bucket>`, with ordinary files; its real path. */
  readonly ordinary: string
  /** Below `root/.oss/`, with escaped names. */
  readonly escaped: string
}

/** A file that holds a key's bytes. */
export interface Place {
  readonly path: string
  readonly stats: BigIntStats
}

/** The path that a key has as an ordinary file, if it can have one. */
export function ordinaryPath(folders: BucketFolders, key: string): string | undefined {
  const segments = segmentsOf(key, process.platform)
  return segments === undefined ? undefined : join(folders.ordinary, ...segments)
}

/** The path that a key has under an escaped name. */
export function escapedPath(folders: BucketFolders, key: string): string {
  return join(folders.escaped, escapedName(key))
}

/**
 * Finds the file that holds a key: first the ordinary one, since a person may have put it there. An
 * escaped name counts only while the folder of the bucket exists.
 */
export function findPlace(folders: BucketFolders, key: string): Place | undefined {
  const ordinary = ordinaryPath(folders, key)
  const found = ordinary === undefined ? undefined : plainFile(ordinary)
  if (found !== undefined || !isExact(folders.ordinary)) return found
  return plainFile(escapedPath(folders, key))
}

/** Returns the regular file at exactly this path, with no link on the way and no other case. */
export function plainFile(path: string): Place | undefined {
  const stats = statsOf(path)
  return stats?.isFile() === true && isExact(path) ? { path, stats } : undefined
}

/** Returns the stats of a path, of a link itself and not of its target. */
export function statsOf(path: string): BigIntStats | undefined {
  return ifPresent(() => lstatSync(path, { bigint: true, throwIfNoEntry: false }))
}

/**
 * Chooses the path to which new bytes of a key are renamed, and makes its folder.
 *
 * @returns the ordinary path, or the escaped one when a parent is a file, the path is a folder with
 * something in it, or the file system refuses the name.
 */
export async function choosePlace(folders: BucketFolders, key: string): Promise<string> {
  const ordinary = ordinaryPath(folders, key)
  if (ordinary !== undefined && (await canHold(ordinary))) return ordinary
  await mkdir(folders.escaped, { recursive: true })
  return escapedPath(folders, key)
}

async function canHold(path: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true })
    if (!isExact(dirname(path))) return false
    const stats = await lstat(path)
    if (stats.isDirectory()) return await removeIfEmpty(path)
    return stats.isFile() && isExact(path)
  } catch (error) {
    if (isBlocked(error)) return false
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    throw error
  }
}

/** Whether a path exists and is written as the file system has it, with no link on the way. */
export function isExact(path: string): boolean {
  return ifPresent(() => realpathSync.native(path)) === path
}

/** Returns `undefined` for a path that cannot be read: too long, a loop of links, no permission. */
function ifPresent<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}

async function removeIfEmpty(path: string): Promise<boolean> {
  return await rmdir(path).then(
    () => true,
    () => false,
  )
}

/** Removes the folders above a deleted file that have become empty, up to the bucket's own. */
export async function pruneFolders(path: string, stop: string): Promise<void> {
  let folder = dirname(path)
  while (folder.length > stop.length && (await removeIfEmpty(folder))) folder = dirname(folder)
}

/** A parent is a file, or the file system refuses the name; macOS refuses some with `EILSEQ`. */
const BLOCKED: readonly unknown[] = ['EEXIST', 'EILSEQ', 'EINVAL', 'ENAMETOOLONG', 'ENOTDIR']

function isBlocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && BLOCKED.includes(error.code)
}

/**
 * Where the bytes of a key lie: in an ordinary file under the bucket's folder, or under an escaped
 * name when the file system cannot hold the key as a path there and then. Symbolic links are never
 * followed, so that no key leads out of the root; the same test catches names that differ in case
 * only on file systems that do not tell them apart.
 *
 * Looking is synchronous: it takes microseconds, and an asynchronous look would wait for a thread of
 * those that draw pictures.
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
 * Finds the file that holds a key: the ordinary one first, since a person may have put it there. The
 * bucket's folder is part of that one's path; for an escaped name it is looked at by itself.
 */
export function findPlace(folders: BucketFolders, key: string): Place | undefined {
  const ordinary = ordinaryPath(folders, key)
  const found = ordinary === undefined ? undefined : plainFile(ordinary)
  if (found !== undefined || !isExact(folders.ordinary)) return found
  return plainFile(escapedPath(folders, key))
}

/** A regular file at exactly this path, no link on the way, no other case. */
export function plainFile(path: string): Place | undefined {
  const stats = statsOf(path)
  return stats?.isFile() === true && isExact(path) ? { path, stats } : undefined
}

/** What the file system says of a path, a link itself and not where it leads. */
export function statsOf(path: string): BigIntStats | undefined {
  return ifPresent(() => lstatSync(path, { bigint: true, throwIfNoEntry: false }))
}

/**
 * Chooses the path to which new bytes of a key are renamed, and makes its folder.
 *
 * @returns the ordinary path, or the escaped one when a parent is a file, the path is a folder with
 * something in it, or the name cannot stand there.
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
  } catch (error) {
    if (isBlocked(error)) return false
    throw error
  }
  if (!isExact(dirname(path))) return false
  const stats = await lstat(path).catch(() => undefined)
  if (stats === undefined) return true
  if (stats.isDirectory()) return await removeIfEmpty(path)
  return stats.isFile() && isExact(path)
}

/** Whether a path exists and is written as the file system has it, with no link on the way. */
export function isExact(path: string): boolean {
  return ifPresent(() => realpathSync.native(path)) === path
}

/** What cannot be looked at is not there for us: a name too long, a loop of links, a closed folder. */
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

/** A parent that is a file, or a name that the file system refuses. */
function isBlocked(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENAMETOOLONG' || code === 'EINVAL'
}

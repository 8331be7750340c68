/**
 * The file beside an object that keeps what its bytes cannot. Each entry says which bytes it
 * describes, by inode, size and time. The record is written before the bytes are renamed into
 * place and keeps the entry of the bytes that are still there: whichever of the two a killed process
 * leaves, one entry fits. Bytes put there by hand fit none, and get fresh attributes.
 */
import type { BigIntStats } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Digests, Fingerprint, ObjectAttributes } from './model.ts'

/** What is known of one state of an object's bytes. */
export interface RecordEntry extends Digests {
  readonly fingerprint: Fingerprint
  readonly etag: string
  readonly attributes: ObjectAttributes
}

/** All that is kept of a key, newest entry first. */
export interface ObjectRecord {
  readonly key: string
  readonly entries: readonly RecordEntry[]
}

/** More than two, in case two processes write the same key. */
const KEPT_ENTRIES = 3

/** The fingerprint of a file. */
export function fingerprintOf(stats: BigIntStats): Fingerprint {
  return {
    inode: String(stats.ino),
    byteLength: Number(stats.size),
    modifiedNs: String(stats.mtimeNs),
  }
}

/** The entry that describes exactly this file, moved or not. */
export function entryFor(
  record: ObjectRecord | undefined,
  found: Fingerprint,
): RecordEntry | undefined {
  return record?.entries.find(({ fingerprint }) => isSameFile(fingerprint, found))
}

/** Whether two fingerprints are of one file in one state. */
export function isSameFile(left: Fingerprint, right: Fingerprint): boolean {
  return (
    left.inode === right.inode &&
    left.byteLength === right.byteLength &&
    left.modifiedNs === right.modifiedNs
  )
}

/** The entry that describes the same bytes in another file: a folder that was copied. */
export function entryWithDigests(
  record: ObjectRecord | undefined,
  digests: Digests,
): RecordEntry | undefined {
  return record?.entries.find(
    ({ md5, byteLength }) => md5 === digests.md5 && byteLength === digests.byteLength,
  )
}

/** A record with one more entry, the oldest dropped. */
export function withEntry(
  record: ObjectRecord | undefined,
  { key, entry }: { readonly key: string; readonly entry: RecordEntry },
): ObjectRecord {
  return { key, entries: [entry, ...(record?.entries ?? [])].slice(0, KEPT_ENTRIES) }
}

/** Reads a record; `undefined` when there is none or a crash left it unreadable. */
export async function readRecord(path: string): Promise<ObjectRecord | undefined> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isRecord(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is ObjectRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    'entries' in value &&
    Array.isArray(value.entries)
  )
}

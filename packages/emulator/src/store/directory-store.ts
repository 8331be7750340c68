/**
 * Objects as ordinary files under a root folder.
 *
 * `root/<bucket>/<key>` holds the bytes; `root/.oss/` holds temporary files, records and the keys
 * that cannot be paths. Every write goes to a temporary file, is flushed and renamed.
 */
import { type FileHandle, open, readdir, realpath, rm, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { BucketStore } from './bucket-store.ts'
import { contentTypeOf } from './content-type.ts'
import { hashOf, hashOfEscaped } from './key-path.ts'
import { KeyedLock } from './keyed-lock.ts'
import { listKeys } from './list-keys.ts'
import { makeFolder } from './make-folder.ts'
import {
  type CommitOptions,
  type ListOptions,
  type ObjectAttributes,
  PLAIN_ATTRIBUTES,
  pickAttributes,
  type StagedBytes,
  type StoredObject,
} from './model.ts'
import { moveFile } from './move-file.ts'
import {
  type BucketFolders,
  choosePlace,
  escapedPath,
  findPlace,
  ordinaryPath,
  type Place,
  plainFile,
  pruneFolders,
  statsOf,
} from './object-place.ts'
import {
  entryFor,
  entryWithDigests,
  fingerprintOf,
  isSameFile,
  type ObjectRecord,
  type RecordEntry,
  readRecord,
  withEntry,
} from './record.ts'
import { alreadyExists, noSuchBucket } from './refusals.ts'
import { digestFile, discard, Staging } from './staging.ts'
import { UploadStore } from './upload-store.ts'

/** How often an open or a rename is tried while other writes change its path. */
const ATTEMPTS = 5
const MAX_CACHED_OBJECTS = 4096

/** An object whose bytes stay readable while others replace or delete it; the caller closes it. */
export interface OpenedObject {
  readonly object: StoredObject
  readonly file: FileHandle
}

/** Settings of a store. */
export interface StoreOptions {
  /** Whether each write waits until its bytes are on the disk. */
  readonly flushes: boolean
}

/** The object store of an emulator. */
export class DirectoryStore {
  readonly staging: Staging
  readonly buckets: BucketStore
  readonly uploads: UploadStore
  readonly #root: string
  readonly #lock = new KeyedLock()
  readonly #cache = new Map<string, StoredObject>()

  private constructor(root: string, options: StoreOptions) {
    this.#root = root
    this.staging = new Staging(join(root, '.oss', 'tmp'), options)
    this.uploads = new UploadStore(join(root, '.oss', 'uploads'), this.staging)
    this.buckets = new BucketStore(root, this.staging)
  }

  /** Opens a root folder, and creates it when it is missing. */
  static async open(
    root: string,
    options: StoreOptions = { flushes: true },
  ): Promise<DirectoryStore> {
    await makeFolder(root)
    const store = new DirectoryStore(await realpath(root), options)
    await store.staging.prepare()
    return store
  }

  /** Describes an object; `undefined` when the bucket or the key does not exist. */
  async find(bucket: string, key: string): Promise<StoredObject | undefined> {
    const folders = this.buckets.possibleFolders(bucket)
    const place = folders && findPlace(folders, key)
    return place && (await this.#describe(bucket, { key, place }))
  }

  /** Opens an object, so that what is described is what is read. */
  async open(bucket: string, key: string): Promise<OpenedObject | undefined> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const object = await this.find(bucket, key)
      if (object === undefined) return undefined
      const file = await open(object.path).catch(() => undefined)
      if (file === undefined) continue
      const stats = await file.stat({ bigint: true })
      if (isSameFile(fingerprintOf(stats), object.fingerprint)) return { object, file }
      await file.close()
    }
    return undefined
  }

  /** Returns whether an object still has the bytes that were described. */
  isCurrent(object: StoredObject): boolean {
    const stats = statsOf(object.path)
    return stats !== undefined && isSameFile(fingerprintOf(stats), object.fingerprint)
  }

  /**
   * Makes staged bytes the object `key`, all at once. The temporary file does not exist afterwards, even
   * if this fails.
   *
   * @throws {OssRefusal} `NoSuchBucket`, `FileAlreadyExists`.
   */
  async commit(
    bucket: string,
    key: string,
    { staged, ...options }: CommitOptions & { readonly staged: StagedBytes },
  ): Promise<StoredObject> {
    try {
      return await this.#lock.run(`${bucket}/${key}`, async () => {
        const folders = this.#foldersOf(bucket)
        if (options.forbidsOverwrite === true && findPlace(folders, key)) {
          throw alreadyExists(key)
        }
        const stats = await stat(staged.path, { bigint: true })
        await this.#keepEntry(bucket, key, {
          fingerprint: fingerprintOf(stats),
          md5: staged.md5,
          crc64: staged.crc64,
          byteLength: staged.byteLength,
          etag: options.etag ?? staged.md5,
          attributes: options.attributes,
        })
        const path = await moveInto(folders, { key, from: staged.path })
        return await this.#describe(bucket, { key, place: { path, stats } })
      })
    } finally {
      await discard(staged.path)
    }
  }

  /** Replaces some attributes of an object; its bytes and its time stay. */
  async setAttributes(
    bucket: string,
    key: string,
    attributes: Partial<ObjectAttributes>,
  ): Promise<void> {
    await this.#lock.run(`${bucket}/${key}`, async () => {
      const object = await this.find(bucket, key)
      if (object === undefined) return
      const { fingerprint, md5, crc64, byteLength, etag } = object
      await this.#keepEntry(bucket, key, {
        fingerprint,
        md5,
        crc64,
        byteLength,
        etag,
        attributes: { ...pickAttributes(object), ...attributes },
      })
      this.#cache.delete(`${bucket}/${key}`)
    })
  }

  /** Deletes an object. @returns whether there was one. */
  async remove(bucket: string, key: string): Promise<boolean> {
    return await this.#lock.run(`${bucket}/${key}`, async () => {
      const folders = this.#foldersOf(bucket)
      const path = ordinaryPath(folders, key)
      const escaped = plainFile(escapedPath(folders, key))
      if (escaped !== undefined) await unlink(escaped.path)
      const ordinary = path === undefined ? undefined : plainFile(path)
      if (ordinary !== undefined) {
        await unlink(ordinary.path)
        await pruneFolders(ordinary.path, folders.ordinary)
      }
      await discard(this.#recordPath(bucket, hashOf(key)))
      this.#cache.delete(`${bucket}/${key}`)
      return (ordinary ?? escaped) !== undefined
    })
  }

  /** Yields keys in the order of their UTF-8 bytes. */
  async *list(bucket: string, options: ListOptions = {}): AsyncGenerator<string> {
    const folders = this.#foldersOf(bucket)
    const names = await readdir(folders.escaped).catch(() => [])
    const records = await Promise.all(
      names.map((name) => readRecord(this.#recordPath(bucket, hashOfEscaped(name)))),
    )
    const escaped = records.flatMap((record) => (record === undefined ? [] : [record.key]))
    yield* listKeys(folders.ordinary, { ...options, escaped })
  }

  /**
   * Deletes every bucket with its objects and metadata.
   *
   * @throws {EmulatorError} `EMULATOR_RESET_REFUSED` when a folder that the emulator did not make could
   *   be a bucket; nothing is deleted then.
   */
  async clear(): Promise<void> {
    for (const { name } of await this.buckets.listOwn()) {
      await rm(join(this.#root, name), { recursive: true, force: true, maxRetries: 5 })
    }
    await rm(join(this.#root, '.oss'), { recursive: true, force: true, maxRetries: 5 })
    await this.staging.prepare()
    this.#cache.clear()
  }

  #foldersOf(bucket: string): BucketFolders {
    const folders = this.buckets.folders(bucket)
    if (folders === undefined) throw noSuchBucket(bucket)
    return folders
  }

  async #describe(
    bucket: string,
    { key, place }: { readonly key: string; readonly place: Place },
  ): Promise<StoredObject> {
    const name = `${bucket}/${key}`
    const fingerprint = fingerprintOf(place.stats)
    const cached = this.#cache.get(name)
    if (cached?.path === place.path && isSameFile(cached.fingerprint, fingerprint)) return cached
    const record = await readRecord(this.#recordPath(bucket, hashOf(key)))
    const { attributes, ...sums } =
      entryFor(record, fingerprint) ?? (await entryByReading(place.path, { key, record }))
    const lastModified = new Date(Number(place.stats.mtimeMs))
    // A record of an older emulator lacks what was added since.
    const kept = { ...PLAIN_ATTRIBUTES, ...attributes }
    const object = { ...kept, ...sums, key, fingerprint, lastModified, path: place.path }
    if (this.#cache.size >= MAX_CACHED_OBJECTS) this.#cache.clear()
    this.#cache.set(name, object)
    return object
  }

  async #keepEntry(bucket: string, key: string, entry: RecordEntry): Promise<void> {
    const path = this.#recordPath(bucket, hashOf(key))
    const record = withEntry(await readRecord(path), { key, entry })
    await this.staging.writeJson(path, record)
  }

  #recordPath(bucket: string, hash: string): string {
    return join(this.buckets.beside(bucket), 'records', hash.slice(0, 2), `${hash}.json`)
  }
}

/** Describes a file that has no record: it was put there by hand, or copied with its folder. */
async function entryByReading(
  path: string,
  { key, record }: { readonly key: string; readonly record: ObjectRecord | undefined },
): Promise<Omit<RecordEntry, 'fingerprint'>> {
  const digests = await digestFile(path)
  const known = entryWithDigests(record, digests)
  const attributes = known?.attributes ?? { ...PLAIN_ATTRIBUTES, contentType: contentTypeOf(key) }
  return { ...digests, etag: known?.etag ?? digests.md5, attributes }
}

async function moveInto(
  folders: BucketFolders,
  { key, from }: { readonly key: string; readonly from: string },
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const path = await choosePlace(folders, key)
      await moveFile(from, path)
      const escaped = escapedPath(folders, key)
      if (path !== escaped) await discard(escaped)
      return path
    } catch (error) {
      if (attempt >= ATTEMPTS) throw error
    }
  }
}

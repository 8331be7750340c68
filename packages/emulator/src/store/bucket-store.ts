/** Buckets as folders: `root/<bucket>` holds the objects, `root/.oss/buckets/<bucket>` the metadata. */
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EmulatorError } from '../errors.ts'
import { removeEmptyFolders } from './make-folder.ts'
import type { Bucket, BucketSettings } from './model.ts'
import { type BucketFolders, isExact } from './object-place.ts'
import type { Staging } from './staging.ts'

/** Bucket names of the service: 3 to 63 of lower-case letters, digits and hyphens. */
const BUCKET_NAME = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/

const NEW_BUCKET: BucketSettings = { acl: 'private', storageClass: 'Standard' }

/** Returns whether a text is a valid name of a bucket. */
export function isBucketName(name: string): boolean {
  return BUCKET_NAME.test(name)
}

/** The buckets of one root. */
export class BucketStore {
  readonly #root: string
  readonly #staging: Staging

  /** @param root - its real path. */
  constructor(root: string, staging: Staging) {
    this.#root = root
    this.#staging = staging
  }

  /** The folder of a bucket's metadata. */
  beside(name: string): string {
    return join(this.#root, '.oss', 'buckets', name)
  }

  /** The folders of a bucket; `undefined` when it does not exist. */
  folders(name: string): BucketFolders | undefined {
    const folders = this.possibleFolders(name)
    return folders && isExact(folders.ordinary) ? folders : undefined
  }

  /** The folders of a bucket, whether it exists or not; `undefined` for an invalid name. */
  possibleFolders(name: string): BucketFolders | undefined {
    if (!isBucketName(name)) return undefined
    return { ordinary: join(this.#root, name), escaped: join(this.beside(name), 'escaped') }
  }

  /** All buckets by name; a folder that a person made is a bucket. */
  async list(): Promise<readonly Bucket[]> {
    const found = await readdir(this.#root, { withFileTypes: true })
    const names = found.filter((entry) => entry.isDirectory() && isBucketName(entry.name))
    const buckets = await Promise.all(names.map((entry) => this.find(entry.name)))
    return buckets
      .filter((bucket) => bucket !== undefined)
      .sort((left, right) => (left.name < right.name ? -1 : 1))
  }

  /**
   * All buckets, when the emulator made every one of them and so may delete them.
   *
   * @throws {EmulatorError} `EMULATOR_RESET_REFUSED` when the emulator did not make one of the folders.
   */
  async listOwn(): Promise<readonly Bucket[]> {
    const buckets = await this.list()
    const foreign = buckets.filter(({ isOwnFolder }) => isOwnFolder !== true)
    if (foreign.length > 0) throw resetRefused(this.#root, foreign)
    return buckets
  }

  async find(name: string): Promise<Bucket | undefined> {
    const folders = this.folders(name)
    if (folders === undefined) return undefined
    const stats = await stat(folders.ordinary)
    if (!stats.isDirectory()) return undefined
    const kept = await readFile(this.#settingsPath(name), 'utf8').then(parseSettings, () => ({}))
    return { ...NEW_BUCKET, created: stats.birthtime, ...kept, name }
  }

  async create(name: string, settings: Partial<BucketSettings>): Promise<void> {
    const made = await mkdir(join(this.#root, name), { recursive: true })
    await this.update(name, made === undefined ? settings : { ...settings, isOwnFolder: true })
  }

  /** Replaces the given settings and keeps the others. */
  async update(name: string, settings: Partial<BucketSettings>): Promise<void> {
    const {
      name: _,
      created,
      ...old
    } = (await this.find(name)) ?? {
      ...NEW_BUCKET,
      name,
      created: new Date(0),
    }
    const kept = { ...old, ...settings, created: created.toISOString() }
    await this.#staging.writeJson(this.#settingsPath(name), kept)
  }

  /** Removes an empty bucket with its metadata. */
  async remove(name: string): Promise<void> {
    await removeEmptyFolders(join(this.#root, name))
    await rm(this.beside(name), { recursive: true, force: true, maxRetries: 5 })
  }

  #settingsPath(name: string): string {
    return join(this.beside(name), 'bucket.json')
  }
}

function parseSettings(text: string): Partial<Bucket> {
  // `update` above writes this file; one that is not JSON is ignored.
  const { created, ...settings } = JSON.parse(text) as Partial<BucketSettings> & {
    created?: string
  }
  return created === undefined ? settings : { ...settings, created: new Date(created) }
}

/** A root such as `.` holds folders of the user whose names are valid names of buckets. */
function resetRefused(root: string, foreign: readonly Bucket[]): EmulatorError {
  const names = foreign.map(({ name }) => name).join(', ')
  const message = `Expected only buckets that the emulator made in ${root}, received the folders ${names.slice(0, 80)}. Nothing was deleted. Use a root of its own, and create buckets with the option buckets or a request.`
  return new EmulatorError('EMULATOR_RESET_REFUSED', message)
}

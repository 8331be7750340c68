/**
 * Parts of multipart uploads that are not complete: one folder for each upload under
 * `root/.oss/uploads/<bucket>/`, one file for each part, named by number and MD5.
 */
import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type ObjectAttributes, PLAIN_ATTRIBUTES, type StagedBytes } from './model.ts'
import { moveFile } from './move-file.ts'
import type { Staging } from './staging.ts'

/** An upload that is not complete. */
export interface Upload {
  readonly uploadId: string
  readonly key: string
  readonly initiated: Date
  readonly attributes: ObjectAttributes
  /** Whether the parts come in order. */
  readonly isSequential?: boolean
}

/** One part that has arrived. */
export interface Part {
  readonly number: number
  /** Upper-case hexadecimal MD5, without quotes. */
  readonly etag: string
  readonly byteLength: number
  readonly lastModified: Date
  readonly path: string
}

const UPLOAD_ID = /^[0-9A-F]{32}$/
const UPLOAD_FILE = 'upload.json'

/** The uploads of one root. */
export class UploadStore {
  readonly #folder: string
  readonly #staging: Staging

  constructor(folder: string, staging: Staging) {
    this.#folder = folder
    this.#staging = staging
  }

  async begin(bucket: string, upload: Omit<Upload, 'uploadId'>): Promise<Upload> {
    const uploadId = randomBytes(16).toString('hex').toUpperCase()
    await this.#staging.writeJson(join(this.#path(bucket, uploadId), UPLOAD_FILE), upload)
    return { ...upload, uploadId }
  }

  /** Returns an upload by its id; `undefined` when it does not exist. */
  async find(bucket: string, uploadId: string): Promise<Upload | undefined> {
    if (!UPLOAD_ID.test(uploadId)) return undefined
    try {
      const text = await readFile(join(this.#path(bucket, uploadId), UPLOAD_FILE), 'utf8')
      // `begin` wrote this file, all at once.
      const upload = JSON.parse(text) as Omit<Upload, 'uploadId' | 'initiated'> & {
        readonly initiated: string
      }
      const attributes = { ...PLAIN_ATTRIBUTES, ...upload.attributes }
      return { ...upload, attributes, initiated: new Date(upload.initiated), uploadId }
    } catch {
      return undefined
    }
  }

  /** The uploads of a bucket, in no order. */
  async list(bucket: string): Promise<readonly Upload[]> {
    const ids = await readdir(join(this.#folder, bucket)).catch(() => [])
    const uploads = await Promise.all(ids.map((id) => this.find(bucket, id)))
    return uploads.filter((upload) => upload !== undefined)
  }

  /** Keeps staged bytes as a part; a part of the same number is replaced. */
  async addPart(
    bucket: string,
    upload: Upload,
    { number, staged }: { readonly number: number; readonly staged: StagedBytes },
  ): Promise<Part> {
    const folder = this.#path(bucket, upload.uploadId)
    const path = join(folder, `${number}.${staged.md5}`)
    await moveFile(staged.path, path)
    const others = (await readdir(folder)).filter((name) => name.startsWith(`${number}.`))
    for (const name of others) {
      if (join(folder, name) !== path) await rm(join(folder, name), { force: true })
    }
    return await partAt(path)
  }

  /** The parts of an upload by number. */
  async parts(bucket: string, upload: Upload): Promise<readonly Part[]> {
    const folder = this.#path(bucket, upload.uploadId)
    const names = (await readdir(folder)).filter((name) => name !== UPLOAD_FILE)
    const parts = await Promise.all(names.map((name) => partAt(join(folder, name))))
    return parts.sort((left, right) => left.number - right.number)
  }

  async remove(bucket: string, upload: Upload): Promise<void> {
    await rm(this.#path(bucket, upload.uploadId), { recursive: true, force: true, maxRetries: 5 })
  }

  /** Removes every upload of a bucket. */
  async removeAll(bucket: string): Promise<void> {
    await rm(join(this.#folder, bucket), { recursive: true, force: true })
  }

  #path(bucket: string, uploadId: string): string {
    return join(this.#folder, bucket, uploadId)
  }
}

async function partAt(path: string): Promise<Part> {
  const stats = await stat(path)
  const [number = '', etag = ''] = basename(path).split('.')
  return {
    number: Number(number),
    etag,
    byteLength: stats.size,
    lastModified: stats.mtime,
    path,
  }
}

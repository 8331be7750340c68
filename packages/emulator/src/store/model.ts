/** What the emulator keeps: buckets and objects, as the operations see them. */

/** Who may use a bucket or object without credentials. */
export type Acl = 'private' | 'public-read' | 'public-read-write' | 'default'

/** What a bucket knows of itself besides its objects. */
export interface BucketSettings {
  readonly acl: Exclude<Acl, 'default'>
  readonly storageClass: string
  readonly cors?: readonly CorsRule[]
  /** Style text by name. */
  readonly styles?: Readonly<Record<string, StoredStyle>>
  /** Documents that are stored as written, by sub-resource. */
  readonly configurations?: Readonly<Record<string, string>>
  /** Characters that separate a key from a style name, out of `-_/!`. */
  readonly styleSeparators?: string
  /** Anonymous callers get pictures through named styles only. */
  readonly protectsSource?: boolean
  /** Whether the emulator made the bucket's folder, and so may delete what lies in it. */
  readonly isOwnFolder?: boolean
}

/** What pages of other origins may ask of a bucket. */
export interface CorsRule {
  /** Origins, each with at most one `*`. */
  readonly allowedOrigins: readonly string[]
  readonly allowedMethods: readonly string[]
  /** Header names, each with at most one `*`. */
  readonly allowedHeaders: readonly string[]
  readonly exposeHeaders: readonly string[]
  readonly maxAgeSeconds?: number
}

/** One named style of a bucket; times in milliseconds since 1970. */
export interface StoredStyle {
  readonly content: string
  /** What it is for: `image`, `document` or `video`; `image` when left out. */
  readonly category?: string
  readonly createdMs: number
  readonly modifiedMs: number
}

/** A bucket as it is stored. */
export interface Bucket extends BucketSettings {
  readonly name: string
  readonly created: Date
}

/** What a caller says about an object beside its bytes. */
export interface ObjectAttributes {
  readonly contentType: string
  /** `cache-control`, `content-disposition` and such, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** `x-oss-meta-*`, by full lower-case name. */
  readonly metadata: Readonly<Record<string, string>>
  readonly acl: Acl
  readonly tags: Readonly<Record<string, string>>
  readonly type: 'Normal' | 'Multipart' | 'Appendable'
  /** Such as `Standard` or `Archive`. */
  readonly storageClass: string
  /** `x-oss-server-side-encryption` and its companions, by full name. */
  readonly encryption: Readonly<Record<string, string>>
}

/** Sums over an object's bytes. */
export interface Digests {
  /** Upper-case hexadecimal. */
  readonly md5: string
  /** Unsigned decimal text. */
  readonly crc64: string
  readonly byteLength: number
}

/** Says which state of which file something describes. */
export interface Fingerprint {
  readonly inode: string
  readonly byteLength: number
  readonly modifiedNs: string
}

/** A stored object: its attributes, its sums and where its bytes lie. */
export interface StoredObject extends ObjectAttributes, Digests {
  readonly key: string
  /** Without quotes. */
  readonly etag: string
  readonly lastModified: Date
  readonly path: string
  readonly fingerprint: Fingerprint
}

/** Bytes written to a temporary file, not yet an object. */
export interface StagedBytes extends Digests {
  readonly path: string
}

/** How staged bytes become an object. */
export interface CommitOptions {
  readonly attributes: ObjectAttributes
  /** Default: the MD5 of the bytes. */
  readonly etag?: string
  /** Throws `FileAlreadyExists` when the key is taken. */
  readonly forbidsOverwrite?: boolean
}

/** Which keys a listing wants, all in the order of their UTF-8 bytes. */
export interface ListOptions {
  readonly prefix?: string
  /** Keys after this one only. */
  readonly after?: string
  /** Read before each step: keys that begin with it are passed over. */
  readonly cursor?: { skipPrefix?: string }
}

/** Attributes of an object about which nothing was said. */
export const PLAIN_ATTRIBUTES: ObjectAttributes = {
  contentType: 'application/octet-stream',
  headers: {},
  metadata: {},
  acl: 'default',
  tags: {},
  type: 'Normal',
  storageClass: 'Standard',
  encryption: {},
}

/** Returns the attributes alone of an object, or of anything that has them. */
export function pickAttributes(source: ObjectAttributes): ObjectAttributes {
  const { contentType, headers, metadata, acl, tags, type, storageClass, encryption } = source
  return { contentType, headers, metadata, acl, tags, type, storageClass, encryption }
}

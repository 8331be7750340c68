/** Headers that describe an object, in requests and responses. */
import { OssRefusal } from '../refusal.ts'
import type { Acl, ObjectAttributes, StoredObject } from '../store/model.ts'
import type { ServiceRequest } from './message.ts'
import { parseTagging } from './tags.ts'

const KEPT_HEADERS = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
] as const

const OBJECT_ACLS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'default',
  'private',
  'public-read',
  'public-read-write',
])

/** Reads the attributes of the object that a request stores. */
export function attributesOf({ headers }: Pick<ServiceRequest, 'headers'>): ObjectAttributes {
  return {
    contentType: headers['content-type'] ?? 'application/octet-stream',
    headers: pick(headers, KEPT_HEADERS),
    metadata: Object.fromEntries(
      Object.entries(headers).filter(([name]) => name.startsWith('x-oss-meta-')),
    ),
    acl: parseObjectAcl(headers['x-oss-object-acl'] ?? 'default'),
    tags: parseTagging(headers['x-oss-tagging'] ?? ''),
    type: 'Normal',
    storageClass: parseStorageClass(headers['x-oss-storage-class'] ?? 'Standard'),
    encryption: readEncryption(headers),
  }
}

/**
 * Reads an ACL of an object.
 *
 * @throws {OssRefusal} `InvalidArgument`.
 */
export function parseObjectAcl(text: string): Acl {
  if (OBJECT_ACLS.has(text)) {
    // The set holds only values of this type.
    return text as Acl
  }
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `The value of x-oss-object-acl must be one of ${[...OBJECT_ACLS].join(', ')}.`,
    details: { ArgumentName: 'x-oss-object-acl', ArgumentValue: text },
  })
}

const STORAGE_CLASSES = ['Standard', 'IA', 'Archive', 'ColdArchive', 'DeepColdArchive']

/**
 * Checks a storage class.
 *
 * @throws {OssRefusal} `InvalidArgument`.
 */
export function parseStorageClass(text: string): string {
  if (STORAGE_CLASSES.includes(text)) return text
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `The storage class must be one of ${STORAGE_CLASSES.join(', ')}.`,
    details: { ArgumentName: 'x-oss-storage-class', ArgumentValue: text.slice(0, 80) },
  })
}

/** The headers of server-side encryption, kept and echoed; nothing is encrypted. */
const ENCRYPTION_HEADERS = [
  'x-oss-server-side-encryption',
  'x-oss-server-side-data-encryption',
  'x-oss-server-side-encryption-key-id',
] as const

const ENCRYPTIONS = ['AES256', 'KMS', 'SM4']

function readEncryption(headers: Headers): Headers {
  const asked = headers['x-oss-server-side-encryption']
  if (asked !== undefined && !ENCRYPTIONS.includes(asked)) {
    throw new OssRefusal({
      status: 400,
      code: 'InvalidEncryptionAlgorithmError',
      message: 'The encryption algorithm you specified is invalid.',
      details: { ArgumentName: 'x-oss-server-side-encryption', ArgumentValue: asked.slice(0, 80) },
    })
  }
  return pick(headers, ENCRYPTION_HEADERS)
}

type Headers = Readonly<Record<string, string>>

function pick(headers: Headers, names: readonly string[]): Headers {
  const found = names.flatMap((name) => {
    const value = headers[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found)
}

/** Returns the headers of a response that describes the object. */
export function describeObject(object: StoredObject): Record<string, string> {
  const tagCount = Object.keys(object.tags).length
  return {
    'content-type': object.contentType,
    ...object.headers,
    ...object.metadata,
    etag: `"${object.etag}"`,
    'last-modified': object.lastModified.toUTCString(),
    'accept-ranges': 'bytes',
    'x-oss-object-type': object.type,
    'x-oss-storage-class': object.storageClass,
    ...object.encryption,
    'x-oss-hash-crc64ecma': object.crc64,
    ...(tagCount === 0 ? {} : { 'x-oss-tagging-count': String(tagCount) }),
    ...(object.type === 'Normal'
      ? { 'content-md5': Buffer.from(object.md5, 'hex').toString('base64') }
      : {}),
    ...(object.type === 'Appendable'
      ? { 'x-oss-next-append-position': String(object.byteLength) }
      : {}),
  }
}

/** Headers that describe an object, in requests and responses. */
import { OssRefusal } from '../refusal.ts'
import type { Acl, ObjectAttributes, StoredObject } from '../store/object-store.ts'
import type { ServiceRequest } from './message.ts'

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
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    contentType: headers['content-type'] ?? 'application/octet-stream',
    headers: Object.fromEntries(kept),
    metadata: Object.fromEntries(
      Object.entries(headers).filter(([name]) => name.startsWith('x-oss-meta-')),
    ),
    acl: parseObjectAcl(headers['x-oss-object-acl'] ?? 'default'),
    tags: parseTagging(headers['x-oss-tagging'] ?? ''),
    type: 'Normal',
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

/** Reads `name=value&name=value`. */
function parseTagging(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(text))
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
    'x-oss-storage-class': 'Standard',
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

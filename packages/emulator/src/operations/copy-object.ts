import type { Call } from '../call/call.ts'
import { requireOpened } from '../call/require-object.ts'
import { assertConditions, COPYING } from '../http/conditions.ts'
import type { ServiceResponse } from '../http/message.ts'
import { attributesOf } from '../http/object-headers.ts'
import { xmlResponse, xmlTime } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
import type { ObjectAttributes, StoredObject } from '../store/model.ts'
import { noSuchBucket } from '../store/refusals.ts'

/** Copies an object within or between buckets, with its own or new headers. */
export async function copyObject(call: Call): Promise<ServiceResponse> {
  const { service, request, bucket, key } = call
  if (service.store.buckets.folders(bucket) === undefined) throw noSuchBucket(bucket)
  const { object, file } = await requireOpened({ service, ...readCopySource(call) })
  try {
    assertConditions(object, request.headers, COPYING)
    const staged = await service.store.staging.write(
      file.createReadStream({ start: 0, autoClose: false }),
    )
    const copied = await service.store.commit(bucket, key, {
      staged,
      attributes: copiedAttributes(call, object),
      forbidsOverwrite: request.headers['x-oss-forbid-overwrite'] === 'true',
    })
    const etag = `"${copied.etag}"`
    const members = { LastModified: xmlTime(copied.lastModified), ETag: etag }
    const headers = { ...copied.encryption, etag, 'x-oss-hash-crc64ecma': copied.crc64 }
    return xmlResponse('CopyObjectResult', members, headers)
  } finally {
    await file.close()
  }
}

/**
 * The bucket and key that the `x-oss-copy-source` header names.
 *
 * @throws {OssRefusal} `InvalidArgument`.
 */
export function readCopySource({ request }: Pick<Call, 'request'>): {
  readonly bucket: string
  readonly key: string
} {
  const header = request.headers['x-oss-copy-source'] ?? ''
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(decodeSource(header)) ?? []
  if (bucket !== undefined && key !== undefined) return { bucket, key }
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: 'Copy Source must be /bucket/key, percent-encoded.',
    details: { ArgumentName: 'x-oss-copy-source', ArgumentValue: header.slice(0, 80) },
  })
}

function decodeSource(header: string): string {
  try {
    return decodeURIComponent(header.replace(/\?.*$/s, ''))
  } catch {
    return ''
  }
}

/** What a copy keeps of its source, and what it takes from the request. */
function copiedAttributes({ request }: Call, source: StoredObject): ObjectAttributes {
  const given = attributesOf(request)
  const { acl, storageClass, encryption } = given
  const { tags } = isReplace(request.headers['x-oss-tagging-directive']) ? given : source
  const kept = isReplace(request.headers['x-oss-metadata-directive'])
    ? replacedHeaders(request.headers, { given, source })
    : { contentType: source.contentType, headers: source.headers, metadata: source.metadata }
  return { ...kept, tags, acl, storageClass, encryption, type: 'Normal' }
}

/** The service tells cases apart: any other value copies. */
function isReplace(directive: string | undefined): boolean {
  return directive === 'REPLACE' || directive === 'Replace'
}

/** The source's type stays unless another is sent, and so does what a client needs to decrypt it. */
function replacedHeaders(
  sent: Readonly<Record<string, string>>,
  { given, source }: { readonly given: ObjectAttributes; readonly source: ObjectAttributes },
): Pick<ObjectAttributes, 'contentType' | 'headers' | 'metadata'> {
  const encrypted = Object.entries(source.metadata).filter(([name]) =>
    name.startsWith('x-oss-meta-client-side-encryption-'),
  )
  return {
    contentType: sent['content-type'] ?? source.contentType,
    headers: given.headers,
    metadata: { ...Object.fromEntries(encrypted), ...given.metadata },
  }
}

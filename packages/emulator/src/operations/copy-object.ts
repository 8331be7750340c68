import type { Call } from '../call/call.ts'
import { requireOpened } from '../call/require-object.ts'
import { assertConditions, COPYING } from '../http/conditions.ts'
import type { ServiceResponse } from '../http/message.ts'
import { attributesOf } from '../http/object-headers.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
import type { ObjectAttributes, StoredObject } from '../store/object-store.ts'
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
    const members = { LastModified: copied.lastModified.toISOString(), ETag: etag }
    const headers = { etag, 'x-oss-hash-crc64ecma': copied.crc64 }
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

function copiedAttributes({ request }: Call, source: StoredObject): ObjectAttributes {
  const given = attributesOf(request)
  const replaces = request.headers['x-oss-metadata-directive']?.toUpperCase() === 'REPLACE'
  const { contentType, headers, metadata } = replaces ? given : source
  const replacesTags = request.headers['x-oss-tagging-directive']?.toUpperCase() === 'REPLACE'
  const { tags } = replacesTags ? given : source
  return { contentType, headers, metadata, tags, acl: given.acl, type: 'Normal' }
}

/** What of multipart uploads is still open: `listMultipartUploads`, `listParts`. */
import { type Call, ownerXml } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { compareKeys } from '../store/key-path.ts'
import type { Upload } from '../store/upload-store.ts'
import { encoderOf, readMaxKeys } from './list-objects.ts'
import { requireUpload } from './multipart-upload.ts'

/** The open uploads of a bucket by key and id. */
export async function listMultipartUploads(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  const { query } = call
  const prefix = query.get('prefix') ?? ''
  const keyMarker = query.get('key-marker') ?? ''
  const idMarker = query.get('upload-id-marker') ?? ''
  const all = await call.service.store.uploads.list(call.bucket)
  const wanted = all
    .filter(({ key }) => key.startsWith(prefix))
    .filter((upload) => keyMarker === '' || isAfter(upload, keyMarker, idMarker))
    .sort((left, right) => compareKeys(left.key, right.key) || compareIds(left, right))
  const page = wanted.slice(0, readMaxKeys(query, 'max-uploads'))
  const last = wanted.length > page.length ? page.at(-1) : undefined
  const encode = encoderOf(query)
  return xmlResponse('ListMultipartUploadsResult', {
    EncodingType: query.get('encoding-type'),
    Bucket: call.bucket,
    KeyMarker: encode(keyMarker),
    UploadIdMarker: idMarker,
    NextKeyMarker: last && encode(last.key),
    NextUploadIdMarker: last?.uploadId,
    Prefix: encode(prefix),
    MaxUploads: readMaxKeys(query, 'max-uploads'),
    IsTruncated: last !== undefined,
    Upload: page.map(({ key, uploadId, initiated }) => ({
      Key: encode(key),
      UploadId: uploadId,
      StorageClass: 'Standard',
      Initiated: initiated.toISOString(),
    })),
  })
}

/** The parts of an upload that have arrived. */
export async function listParts(call: Call): Promise<ServiceResponse> {
  const upload = await requireUpload(call)
  const { query } = call
  const marker = Number(query.get('part-number-marker') ?? 0)
  const all = await call.service.store.uploads.parts(call.bucket, upload)
  const wanted = all.filter(({ number }) => number > marker)
  const page = wanted.slice(0, readMaxKeys(query, 'max-parts'))
  const encode = encoderOf(query)
  return xmlResponse('ListPartsResult', {
    EncodingType: query.get('encoding-type'),
    Bucket: call.bucket,
    Key: encode(call.key),
    UploadId: upload.uploadId,
    StorageClass: 'Standard',
    Owner: ownerXml(),
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? marker,
    MaxParts: readMaxKeys(query, 'max-parts'),
    IsTruncated: wanted.length > page.length,
    Part: page.map(({ number, etag, byteLength, lastModified }) => ({
      PartNumber: number,
      LastModified: lastModified.toISOString(),
      ETag: `"${etag}"`,
      Size: byteLength,
    })),
  })
}

function isAfter(upload: Upload, keyMarker: string, idMarker: string): boolean {
  const order = compareKeys(upload.key, keyMarker)
  return order > 0 || (order === 0 && idMarker !== '' && upload.uploadId > idMarker)
}

function compareIds(left: Upload, right: Upload): number {
  return left.uploadId < right.uploadId ? -1 : 1
}

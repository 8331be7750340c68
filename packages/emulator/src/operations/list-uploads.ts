/** What of multipart uploads is still open: `listMultipartUploads`, `listParts`. */
import { type Call, ownerXml } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { xmlResponse, xmlTime } from '../http/write-xml.ts'
import { compareKeys } from '../store/key-path.ts'
import type { Upload } from '../store/upload-store.ts'
import { encoderOf, readMaxKeys } from './list-objects.ts'
import { requireUpload } from './multipart-upload.ts'

/** Of uploads and of parts in an answer. */
const DEFAULT_MAX = 1000

/**
 * The open uploads of a bucket by key and id, or common prefixes of their keys.
 *
 * @see "ListMultipartUploads"
 */
export async function listMultipartUploads(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  const { query } = call
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const keyMarker = query.get('key-marker') ?? ''
  const idMarker = query.get('upload-id-marker') ?? ''
  const maxUploads = readMaxKeys(query, { name: 'max-uploads', byDefault: DEFAULT_MAX })
  const all = await call.service.store.uploads.list(call.bucket)
  const wanted = all
    .filter(({ key }) => key.startsWith(prefix))
    .filter((upload) => keyMarker === '' || isAfter(upload, keyMarker, idMarker))
    .sort((left, right) => compareKeys(left.key, right.key) || compareIds(left, right))
  const entries = foldUploads(wanted, { prefix, delimiter, keyMarker })
  const page = entries.slice(0, maxUploads)
  const last = page.at(-1)
  const encode = encoderOf(query)
  return xmlResponse('ListMultipartUploadsResult', {
    EncodingType: query.get('encoding-type'),
    Bucket: call.bucket,
    KeyMarker: encode(keyMarker),
    UploadIdMarker: idMarker,
    // There on the last page too: `oss2` reads them from each.
    NextKeyMarker: encode(last?.name ?? ''),
    NextUploadIdMarker: last?.upload?.uploadId ?? '',
    Delimiter: encode(delimiter),
    Prefix: encode(prefix),
    MaxUploads: maxUploads,
    IsTruncated: entries.length > page.length,
    Upload: page
      .flatMap(({ upload }) => upload ?? [])
      .map(({ key, uploadId, initiated, attributes }) => ({
        Key: encode(key),
        UploadId: uploadId,
        StorageClass: attributes.storageClass,
        Initiated: xmlTime(initiated),
      })),
    CommonPrefixes: page
      .filter(({ upload }) => upload === undefined)
      .map(({ name }) => ({ Prefix: encode(name) })),
  })
}

/** A line of the listing: an upload under its key, or a common prefix. */
interface UploadEntry {
  readonly name: string
  readonly upload?: Upload
}

/** Folds the uploads whose keys have the delimiter after the prefix into one entry for each prefix. */
function foldUploads(
  uploads: readonly Upload[],
  {
    prefix,
    delimiter,
    keyMarker,
  }: { readonly prefix: string; readonly delimiter: string; readonly keyMarker: string },
): readonly UploadEntry[] {
  const entries: UploadEntry[] = []
  for (const upload of uploads) {
    const at = delimiter === '' ? -1 : upload.key.indexOf(delimiter, prefix.length)
    const name = at === -1 ? upload.key : upload.key.slice(0, at + delimiter.length)
    if (at === -1) entries.push({ name, upload })
    else if (entries.at(-1)?.name !== name && name !== keyMarker) entries.push({ name })
  }
  return entries
}

/** The parts of an upload that have arrived. */
export async function listParts(call: Call): Promise<ServiceResponse> {
  const upload = await requireUpload(call)
  const { query } = call
  const marker = Number(query.get('part-number-marker') ?? 0)
  const maxParts = readMaxKeys(query, { name: 'max-parts', byDefault: DEFAULT_MAX })
  const all = await call.service.store.uploads.parts(call.bucket, upload)
  const wanted = all.filter(({ number }) => number > marker)
  const page = wanted.slice(0, maxParts)
  const encode = encoderOf(query)
  return xmlResponse('ListPartsResult', {
    EncodingType: query.get('encoding-type'),
    Bucket: call.bucket,
    Key: encode(call.key),
    UploadId: upload.uploadId,
    StorageClass: upload.attributes.storageClass,
    Owner: ownerXml(),
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? marker,
    MaxParts: maxParts,
    IsTruncated: wanted.length > page.length,
    Part: page.map(({ number, etag, byteLength, lastModified }) => ({
      PartNumber: number,
      LastModified: xmlTime(lastModified),
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

/** Uploads in parts: begin, send parts, complete or abort. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Call } from '../call/call.ts'
import { requireBucket, requireOpened } from '../call/require-object.ts'
import { parseRange } from '../http/byte-range.ts'
import { assertConditions, COPYING } from '../http/conditions.ts'
import type { ServiceResponse } from '../http/message.ts'
import { attributesOf, parseObjectAcl } from '../http/object-headers.ts'
import { membersOf, readXml, textOf } from '../http/read-xml.ts'
import { assertContentMd5, readTextBody } from '../http/request-body.ts'
import { xmlResponse, xmlTime } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
import type { ObjectAttributes, StagedBytes } from '../store/model.ts'
import { discard } from '../store/staging.ts'
import type { Part, Upload } from '../store/upload-store.ts'
import { readCopySource } from './copy-object.ts'
import { encoderOf } from './list-objects.ts'

const MAX_BODY_BYTES = 4 * 1024 * 1024
const MAX_PART_NUMBER = 10_000
/** Every part but the last. */
const MIN_PART_BYTES = 100 * 1024

/** Begins an upload. */
export async function initiateMultipartUpload(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  const { uploads } = call.service.store
  const upload = await uploads.begin(call.bucket, {
    key: call.key,
    initiated: call.service.clock(),
    attributes: { ...attributesOf(call.request), type: 'Multipart' },
    isSequential: call.query.has('sequential'),
  })
  const members = {
    EncodingType: call.query.get('encoding-type'),
    Bucket: call.bucket,
    Key: encoderOf(call.query)(call.key),
    UploadId: upload.uploadId,
  }
  return xmlResponse('InitiateMultipartUploadResult', members, upload.attributes.encryption)
}

/** Keeps the body as one part. */
export async function uploadPart(call: Call): Promise<ServiceResponse> {
  const upload = await requireUpload(call)
  const number = readPartNumber(call)
  const staged = await call.service.store.staging.write(call.request.body)
  try {
    assertContentMd5(call.request, staged)
    const part = await call.service.store.uploads.addPart(call.bucket, upload, { number, staged })
    return {
      status: 200,
      headers: {
        etag: `"${part.etag}"`,
        'content-md5': Buffer.from(staged.md5, 'hex').toString('base64'),
        'x-oss-hash-crc64ecma': staged.crc64,
      },
    }
  } finally {
    await discard(staged.path)
  }
}

/**
 * Keeps bytes of another object as one part.
 *
 * @see "UploadPartCopy", x-oss-copy-source-range
 */
export async function uploadPartCopy(call: Call): Promise<ServiceResponse> {
  const upload = await requireUpload(call)
  const number = readPartNumber(call)
  const { service } = call
  const { headers: asked } = call.request
  const { object, file } = await requireOpened({ service, ...readCopySource(call) })
  try {
    assertConditions(object, asked, COPYING)
    // A range that is not within the source is ignored, as GetObject ignores it.
    const { byteLength } = object
    const range = parseRange(asked['x-oss-copy-source-range'], { byteLength, isStandard: false })
    const staged = await service.store.staging.write(
      file.createReadStream({ start: 0, ...range, autoClose: false }),
    )
    const part = await service.store.uploads.addPart(call.bucket, upload, { number, staged })
    const etag = `"${part.etag}"`
    const lastModified = xmlTime(part.lastModified)
    const headers = { etag, 'x-oss-hash-crc64ecma': staged.crc64 }
    return xmlResponse('CopyPartResult', { LastModified: lastModified, ETag: etag }, headers)
  } finally {
    await file.close()
  }
}

/** Joins the named parts to an object, all at once. */
export async function completeMultipartUpload(call: Call): Promise<ServiceResponse> {
  const upload = await requireUpload(call)
  const { store } = call.service
  const parts = await chooseParts(call, await store.uploads.parts(call.bucket, upload))
  const staged = await store.staging.write(joinParts(parts))
  const sums = createHash('md5')
  // The service joins the text of the ETags, where S3 joins their bytes.
  for (const part of parts) sums.update(part.etag)
  const object = await store.commit(call.bucket, call.key, {
    staged,
    attributes: completedAttributes(call, upload, staged),
    etag: `${sums.digest('hex').toUpperCase()}-${parts.length}`,
    forbidsOverwrite: call.request.headers['x-oss-forbid-overwrite'] === 'true',
  })
  await store.uploads.remove(call.bucket, upload)
  const etag = `"${object.etag}"`
  const members = {
    EncodingType: call.query.get('encoding-type'),
    Location: `http://${call.host}${call.request.target.replace(/\?.*$/s, '')}`,
    Bucket: call.bucket,
    Key: encoderOf(call.query)(call.key),
    ETag: etag,
  }
  const headers = { ...object.encryption, etag, 'x-oss-hash-crc64ecma': object.crc64 }
  return xmlResponse('CompleteMultipartUploadResult', members, headers)
}

/** What is kept with the object: what the upload began with, and an ACL that its end names. */
function completedAttributes(
  { request }: Call,
  { attributes, isSequential }: Upload,
  staged: StagedBytes,
): ObjectAttributes {
  const acl = request.headers['x-oss-object-acl']
  const md5 = Buffer.from(staged.md5, 'hex').toString('base64')
  return {
    ...attributes,
    ...(acl === undefined ? {} : { acl: parseObjectAcl(acl) }),
    // The service knows the MD5 of the whole only when the parts came in order.
    ...(isSequential === true ? { headers: { ...attributes.headers, 'content-md5': md5 } } : {}),
  }
}

/** Forgets an upload and its parts. */
export async function abortMultipartUpload(call: Call): Promise<ServiceResponse> {
  await call.service.store.uploads.remove(call.bucket, await requireUpload(call))
  return { status: 204 }
}

/**
 * The upload that a call names.
 *
 * @throws {OssRefusal} `NoSuchBucket`, `NoSuchUpload`.
 */
export async function requireUpload(call: Call): Promise<Upload> {
  await requireBucket(call)
  const uploadId = call.query.get('uploadId') ?? ''
  const upload = await call.service.store.uploads.find(call.bucket, uploadId)
  if (upload?.key === call.key) return upload
  throw new OssRefusal({
    status: 404,
    code: 'NoSuchUpload',
    message:
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    ec: '0042-00000002',
    details: { UploadId: uploadId },
  })
}

function readPartNumber(call: Call): number {
  const text = call.query.get('partNumber') ?? ''
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= 1 && number <= MAX_PART_NUMBER) return number
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `Part number must be an integer between 1 and ${MAX_PART_NUMBER}.`,
    details: { ArgumentName: 'partNumber', ArgumentValue: text },
  })
}

async function chooseParts(call: Call, parts: readonly Part[]): Promise<readonly Part[]> {
  const body = await readTextBody(call.request, MAX_BODY_BYTES)
  const takesAll = call.request.headers['x-oss-complete-all']?.toLowerCase() === 'yes'
  if (takesAll && body !== '') throw bodyBesideCompleteAll()
  const chosen = takesAll ? parts : await namedParts(body, parts)
  const small = chosen.slice(0, -1).find(({ byteLength }) => byteLength < MIN_PART_BYTES)
  if (small !== undefined) throw tooSmall(small)
  return chosen
}

async function namedParts(body: string, parts: readonly Part[]): Promise<readonly Part[]> {
  const document = await readXml(body, 'CompleteMultipartUpload')
  let last = 0
  return membersOf(document, 'Part').map((each) => {
    const number = Number(textOf(each, 'PartNumber'))
    const etag = (textOf(each, 'ETag') ?? '').replaceAll('"', '').toUpperCase()
    if (number <= last) throw invalidOrder()
    last = number
    const part = parts.find((candidate) => candidate.number === number && candidate.etag === etag)
    if (part === undefined) throw invalidPart(String(number))
    return part
  })
}

async function* joinParts(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const { path } of parts) yield* createReadStream(path)
}

function bodyBesideCompleteAll(): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: 'The request body must be empty when x-oss-complete-all is specified.',
    ec: '0042-00000216',
    details: { ArgumentName: 'x-oss-complete-all', ArgumentValue: 'yes' },
  })
}

function invalidPart(number: string): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidPart',
    message: 'One or more of the specified parts could not be found or the ETag does not match.',
    details: { PartNumber: number },
  })
}

function invalidOrder(): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidPartOrder',
    message: 'The list of parts was not in ascending order.',
  })
}

function tooSmall(part: Part): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'EntityTooSmall',
    message: 'Your proposed upload is smaller than the minimum allowed size.',
    details: {
      ProposedSize: String(part.byteLength),
      MinSizeAllowed: String(MIN_PART_BYTES),
      PartNumber: String(part.number),
      ETag: part.etag,
    },
  })
}

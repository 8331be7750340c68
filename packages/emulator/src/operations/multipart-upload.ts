/** Uploads in parts: begin, send parts, complete or abort. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Call } from '../call/call.ts'
import { requireBucket, requireOpened } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { attributesOf } from '../http/object-headers.ts'
import { membersOf, readXml, textOf } from '../http/read-xml.ts'
import { assertContentMd5, readTextBody } from '../http/request-body.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
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
  })
  return xmlResponse('InitiateMultipartUploadResult', {
    Bucket: call.bucket,
    Key: call.key,
    UploadId: upload.uploadId,
  })
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
      headers: { etag: `"${part.etag}"`, 'x-oss-hash-crc64ecma': staged.crc64 },
    }
  } finally {
    await discard(staged.path)
  }
}

/** Keeps bytes of another object as one part. */
export async function uploadPartCopy(call: Call): Promise<ServiceResponse> {
  const upload = await requireUpload(call)
  const number = readPartNumber(call)
  const { service } = call
  const { file } = await requireOpened({ service, ...readCopySource(call) })
  try {
    const range = /^bytes=(\d+)-(\d+)$/.exec(call.request.headers['x-oss-copy-source-range'] ?? '')
    const span = range === null ? { start: 0 } : { start: Number(range[1]), end: Number(range[2]) }
    const staged = await service.store.staging.write(
      file.createReadStream({ ...span, autoClose: false }),
    )
    const part = await service.store.uploads.addPart(call.bucket, upload, { number, staged })
    const etag = `"${part.etag}"`
    const lastModified = part.lastModified.toISOString()
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
  for (const part of parts) sums.update(Buffer.from(part.etag, 'hex'))
  const object = await store.commit(call.bucket, call.key, {
    staged,
    attributes: upload.attributes,
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
  const headers = { etag, 'x-oss-hash-crc64ecma': object.crc64 }
  return xmlResponse('CompleteMultipartUploadResult', members, headers)
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
  const chosen =
    call.request.headers['x-oss-complete-all']?.toLowerCase() === 'yes'
      ? parts
      : await namedParts(body, parts)
  if (chosen.length === 0) throw invalidPart('none')
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

/** Uploads by an HTML form, with a V4 policy in place of a signature. */
import { verifyPostPolicy } from '@oss-process/signer/post-policy'
import { assertKey } from '../call/assert-key.ts'
import type { Call } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import { readForm } from '../http/form-data.ts'
import type { ServiceResponse } from '../http/message.ts'
import { attributesOf } from '../http/object-headers.ts'
import { writeXml } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
import type { StagedBytes, StoredObject } from '../store/model.ts'
import { discard } from '../store/staging.ts'

/** The placeholder in a key for the name of the file. */
const FILE_NAME = /\$\{filename\}/g
const MAX_FIELD_BYTES = 64 * 1024
const MAX_FIELDS = 100

/** Stores the file of a form. */
export async function postObject(call: Call): Promise<ServiceResponse> {
  const bucket = await requireBucket(call)
  const { fields, file } = await readUpload(call)
  try {
    if (fields.has('policy') || bucket.acl !== 'public-read-write') {
      await assertPolicy(call, fields, file.staged)
    }
    if (fields.has('callback')) throw callbackNotEmulated()
    const key = (fields.get('key') ?? '').replace(FILE_NAME, () => file.fileName)
    assertKey(key)
    const contentType = fields.get('x-oss-content-type') ?? file.contentType
    const headers = { ...Object.fromEntries(fields), 'content-type': contentType }
    const object = await call.service.store.commit(call.bucket, key, {
      staged: file.staged,
      attributes: attributesOf({ headers }),
      forbidsOverwrite: fields.get('x-oss-forbid-overwrite') === 'true',
    })
    return answer(call, fields, object)
  } finally {
    await discard(file.staged.path)
  }
}

/** A form up to its file; what comes after the file is ignored, as the service does. */
interface UploadForm {
  /** By name in lower case. */
  readonly fields: ReadonlyMap<string, string>
  readonly file: {
    readonly staged: StagedBytes
    readonly fileName: string
    readonly contentType: string
  }
}

async function readUpload({ request, service }: Call): Promise<UploadForm> {
  const fields = new Map<string, string>()
  for await (const part of readForm(request.body, request.headers['content-type'] ?? '')) {
    const name = part.name.toLowerCase()
    if (name === 'file') {
      const staged = await service.store.staging.write(part.content)
      const contentType = part.contentType ?? 'application/octet-stream'
      return { fields, file: { staged, fileName: part.fileName ?? '', contentType } }
    }
    if (fields.size >= MAX_FIELDS) throw invalidForm(`more than ${MAX_FIELDS} fields`)
    fields.set(name, await readField(part.content))
  }
  throw invalidForm('no field called file')
}

async function readField(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let byteLength = 0
  for await (const chunk of content) {
    byteLength += chunk.byteLength
    if (byteLength > MAX_FIELD_BYTES) throw invalidForm(`a field of over ${MAX_FIELD_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function assertPolicy(
  { bucket, service, now }: Call,
  fields: ReadonlyMap<string, string>,
  staged: StagedBytes,
): Promise<void> {
  const verdict = await verifyPostPolicy(
    { bucket, fields: Object.fromEntries(fields), contentLength: staged.byteLength },
    {
      region: service.region,
      lookup: (accessKeyId) => service.credentials.get(accessKeyId),
      now,
    },
  )
  if (verdict.ok) return
  const { status, code, message, ec, stringToSign } = verdict
  throw new OssRefusal({
    status,
    code,
    message,
    ...(ec === '' ? {} : { ec }),
    details: stringToSign === undefined ? {} : { StringToSign: stringToSign },
  })
}

function answer(
  call: Call,
  fields: ReadonlyMap<string, string>,
  object: StoredObject,
): ServiceResponse {
  const etag = `"${object.etag}"`
  const headers = { etag, 'x-oss-hash-crc64ecma': object.crc64 }
  const redirect = fields.get('success_action_redirect')
  if (redirect !== undefined && URL.canParse(redirect)) {
    const location = new URL(redirect)
    for (const [name, value] of Object.entries({ bucket: call.bucket, key: object.key, etag })) {
      location.searchParams.set(name, value)
    }
    return { status: 303, headers: { ...headers, location: location.href } }
  }
  const status = fields.get('success_action_status')
  if (status === '200') return { status: 200, headers }
  if (status !== '201') return { status: 204, headers }
  const body = writeXml('PostResponse', {
    Bucket: call.bucket,
    Location: `http://${call.host}/${encodeURIComponent(object.key)}`,
    Key: object.key,
    ETag: etag,
  })
  return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body }
}

function callbackNotEmulated(): OssRefusal {
  return new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: 'The emulator does not call back after an upload: leave the field callback out.',
  })
}

function invalidForm(what: string): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `Expected upload fields and then one file, received ${what}.`,
  })
}

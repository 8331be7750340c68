import { createReadStream } from 'node:fs'
import type { Call } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { attributesOf } from '../http/object-headers.ts'
import { assertContentMd5 } from '../http/request-body.ts'
import { OssRefusal } from '../refusal.ts'
import { pickAttributes, type StagedBytes, type StoredObject } from '../store/model.ts'
import { discard } from '../store/staging.ts'

/** Adds bytes at the end of an appendable object, which the first call makes. */
export async function appendObject(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  const { service, request } = call
  const added = await service.store.staging.write(request.body)
  try {
    assertContentMd5(request, added)
    const object = await service.appends.run(`${call.bucket}/${call.key}`, () =>
      appendBytes(call, added),
    )
    return {
      status: 200,
      headers: {
        ...object.encryption,
        etag: `"${object.etag}"`,
        'x-oss-hash-crc64ecma': object.crc64,
        'x-oss-next-append-position': String(object.byteLength),
      },
    }
  } finally {
    await discard(added.path)
  }
}

async function appendBytes(call: Call, added: StagedBytes): Promise<StoredObject> {
  const { store } = call.service
  const old = await store.find(call.bucket, call.key)
  assertPosition(call, old)
  const paths = old === undefined ? [added.path] : [old.path, added.path]
  const staged = await store.staging.write(joinFiles(paths))
  const given = attributesOf(call.request)
  const isAclGiven = call.request.headers['x-oss-object-acl'] !== undefined
  const attributes = {
    ...(old === undefined ? given : pickAttributes(old)),
    ...(isAclGiven ? { acl: given.acl } : {}),
    type: 'Appendable',
  } as const
  return await store.commit(call.bucket, call.key, { staged, attributes })
}

async function* joinFiles(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) yield* createReadStream(path)
}

function assertPosition({ query }: Call, old: StoredObject | undefined): void {
  if (old !== undefined && old.type !== 'Appendable') {
    throw new OssRefusal({
      status: 409,
      code: 'ObjectNotAppendable',
      message: 'The object is not appendable.',
      ec: '0026-00000015',
    })
  }
  const length = old?.byteLength ?? 0
  if (query.get('position') === String(length)) return
  throw new OssRefusal({
    status: 409,
    code: 'PositionNotEqualToLength',
    message: 'Position is not equal to file length',
    ec: '0026-00000016',
    headers: { 'x-oss-next-append-position': String(length) },
  })
}

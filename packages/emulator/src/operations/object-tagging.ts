/** Tags of an object: `getObjectTagging`, `putObjectTagging`, `deleteObjectTagging`. */
import type { Call } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { readTextBody } from '../http/request-body.ts'
import { OBJECT_TAG_LIMITS, readTagging, taggingXml } from '../http/tags.ts'
import { xmlResponse } from '../http/write-xml.ts'

const MAX_BODY_BYTES = 64 * 1024

/** Returns the tags of an object. */
export async function getObjectTagging(call: Call): Promise<ServiceResponse> {
  const { tags } = await requireObject(call)
  return xmlResponse('Tagging', taggingXml(tags))
}

/** Replaces the tags of an object. */
export async function putObjectTagging(call: Call): Promise<ServiceResponse> {
  await requireObject(call)
  const tags = await readTagging(
    await readTextBody(call.request, MAX_BODY_BYTES),
    OBJECT_TAG_LIMITS,
  )
  await call.service.store.setAttributes(call.bucket, call.key, { tags })
  return { status: 200 }
}

/** Removes the tags of an object. */
export async function deleteObjectTagging(call: Call): Promise<ServiceResponse> {
  await requireObject(call)
  await call.service.store.setAttributes(call.bucket, call.key, { tags: {} })
  return { status: 204 }
}

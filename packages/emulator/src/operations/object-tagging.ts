/** Tags of an object: `getObjectTagging`, `putObjectTagging`, `deleteObjectTagging`. */

import type { Call } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { membersOf, readXml, textOf } from '../http/read-xml.ts'
import { readTextBody } from '../http/request-body.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'

const MAX_BODY_BYTES = 64 * 1024
const MAX_TAGS = 10

/** The tags of an object. */
export async function getObjectTagging(call: Call): Promise<ServiceResponse> {
  const { tags } = await requireObject(call)
  const list = Object.entries(tags).map(([name, value]) => ({ Key: name, Value: value }))
  return xmlResponse('Tagging', { TagSet: { Tag: list } })
}

/** Replaces the tags of an object. */
export async function putObjectTagging(call: Call): Promise<ServiceResponse> {
  await requireObject(call)
  const document = await readXml(await readTextBody(call.request, MAX_BODY_BYTES), 'Tagging')
  const list = membersOf(membersOf(document, 'TagSet')[0], 'Tag')
  if (list.length > MAX_TAGS) throw tooManyTags(list.length)
  const tags = Object.fromEntries(
    list.map((tag) => [textOf(tag, 'Key') ?? '', textOf(tag, 'Value') ?? '']),
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

function tooManyTags(count: number): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidTag',
    message: `An object has at most ${MAX_TAGS} tags, received ${count}.`,
  })
}

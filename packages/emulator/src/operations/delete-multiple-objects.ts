import type { Call } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { membersOf, readXml, textOf } from '../http/read-xml.ts'
import { readTextBody } from '../http/request-body.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
import { encoderOf } from './list-objects.ts'

const MAX_BODY_BYTES = 2 * 1024 * 1024
const MAX_KEYS = 1000

/** Deletes up to a thousand objects; one that does not exist counts as deleted. */
export async function deleteMultipleObjects(call: Call): Promise<ServiceResponse> {
  const { service, bucket, query } = call
  await requireBucket(call)
  const document = await readXml(await readTextBody(call.request, MAX_BODY_BYTES), 'Delete')
  const keys = membersOf(document, 'Object').flatMap((each) => textOf(each, 'Key') ?? [])
  if (keys.length === 0 || keys.length > MAX_KEYS) throw wrongCount(keys.length)
  for (const key of keys) await service.store.remove(bucket, key)
  if (textOf(document, 'Quiet') === 'true') return { status: 200 }
  const encode = encoderOf(query)
  return xmlResponse('DeleteResult', {
    EncodingType: query.get('encoding-type'),
    Deleted: keys.map((key) => ({ Key: encode(key) })),
  })
}

function wrongCount(count: number): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'MalformedXML',
    message: `Expected 1 to ${MAX_KEYS} keys in <Delete>, received ${count}.`,
  })
}

/**
 * Configurations of a bucket that are stored and given back as written. They have no effect here; the
 * request log says so with each that is stored.
 */
import { type StoredForm, storedOperations } from '../api/bucket-configurations.ts'
import type { Call, Operation } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { readXml } from '../http/read-xml.ts'
import { readTextBody } from '../http/request-body.ts'
import { BUCKET_TAG_LIMITS, readTagging } from '../http/tags.ts'
import { OssRefusal } from '../refusal.ts'

const MAX_BODY_BYTES = 256 * 1024

/** What a stored configuration is about. */
interface Subject {
  readonly subResource: string
  readonly stored: StoredForm
}

/** One operation for each method. */
const BY_METHOD = { PUT: putConfiguration, GET: getConfiguration, DELETE: deleteConfiguration }

/** Returns the operations of every stored configuration, by name. */
export function configurationOperations(): Readonly<Record<string, Operation>> {
  const pairs = storedOperations().map(({ operation, method, ...subject }) => {
    const run: Operation = (call) => BY_METHOD[method](call, subject)
    return [operation, run] as const
  })
  return Object.fromEntries(pairs)
}

async function putConfiguration(call: Call, subject: Subject): Promise<ServiceResponse> {
  await requireBucket(call)
  const text = await readTextBody(call.request, MAX_BODY_BYTES)
  await assertDocument(text, subject)
  await update(call, subject, text)
  return { status: 200 }
}

async function getConfiguration(call: Call, subject: Subject): Promise<ServiceResponse> {
  const { configurations = {} } = await requireBucket(call)
  const { root, none } = subject.stored
  const text = new Map(Object.entries(configurations)).get(nameOf(call, subject))
  const contentType = root === 'json' ? 'application/json' : 'application/xml'
  const headers = { 'content-type': contentType }
  if (text !== undefined) return { status: 200, headers, body: text }
  if (typeof none === 'string') {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${none}</${root}>\n`
    return { status: 200, headers, body }
  }
  throw new OssRefusal({ status: 404, ...none, details: { BucketName: call.bucket } })
}

async function deleteConfiguration(call: Call, subject: Subject): Promise<ServiceResponse> {
  await requireBucket(call)
  await update(call, subject, undefined)
  return { status: 204 }
}

/**
 * The inventories of a bucket, of which there may be several.
 *
 * @see "ListBucketInventory"
 */
export async function listBucketInventory(call: Call): Promise<ServiceResponse> {
  const { configurations = {} } = await requireBucket(call)
  const texts = Object.entries(configurations)
    .filter(([name]) => name.startsWith('inventory='))
    .map(([, text]) => text.replace(/^\s*<\?xml[^>]*\?>/, '').trim())
  const members = `${texts.join('\n')}\n<IsTruncated>false</IsTruncated>`
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<ListInventoryConfigurationsResult>\n${members}\n</ListInventoryConfigurationsResult>\n`,
  }
}

/** The name under which a configuration is stored. */
function nameOf({ query }: Call, { subResource, stored: { id } }: Subject): string {
  return id === undefined ? subResource : `${subResource}=${query.get(id) ?? ''}`
}

async function update(call: Call, subject: Subject, text: string | undefined): Promise<void> {
  const { configurations = {} } = await requireBucket(call)
  const kept = new Map(Object.entries(configurations))
  if (text === undefined) kept.delete(nameOf(call, subject))
  else kept.set(nameOf(call, subject), text)
  const { buckets } = call.service.store
  await buckets.update(call.bucket, { configurations: Object.fromEntries(kept) })
}

/** @throws {OssRefusal} `MalformedXML`, `InvalidTag`, `InvalidPolicyDocument`. */
async function assertDocument(text: string, { subResource, stored }: Subject): Promise<void> {
  if (subResource === 'tagging') await readTagging(text, BUCKET_TAG_LIMITS)
  else if (stored.root === 'json') assertJson(text)
  else await readXml(text, stored.root)
}

function assertJson(text: string): void {
  try {
    JSON.parse(text)
  } catch (cause) {
    throw new OssRefusal({
      status: 400,
      code: 'InvalidPolicyDocument',
      message: 'The bucket policy is not valid JSON.',
      cause,
    })
  }
}

/** Named styles of a bucket: `putStyle`, `getStyle`, `listStyle`, `deleteStyle`. */

import type { Call } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { readXml, textOf } from '../http/read-xml.ts'
import { readTextBody } from '../http/request-body.ts'
import type { XmlMembers } from '../http/write-xml.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { noSuchStyle, parseProcess } from '../processing/parse-style.ts'
import { OssRefusal } from '../refusal.ts'
import type { StoredStyle } from '../store/model.ts'

const MAX_BODY_BYTES = 64 * 1024
const MAX_STYLES = 50
const MAX_NAME_LENGTH = 63

/** Keeps a style under a name, after it has been checked. */
export async function putStyle(call: Call): Promise<ServiceResponse> {
  const bucket = await requireBucket(call)
  const name = readStyleName(call)
  const document = await readXml(await readTextBody(call.request, MAX_BODY_BYTES), 'Style')
  const content = (textOf(document, 'Content') ?? '').trim()
  parseProcess(content)
  const styles = new Map(Object.entries(bucket.styles ?? {}))
  if (!styles.has(name) && styles.size >= MAX_STYLES) throw tooManyStyles()
  const modifiedMs = call.service.clock().getTime()
  const createdMs = styles.get(name)?.createdMs ?? modifiedMs
  const category = call.query.get('category') || 'image'
  styles.set(name, { content, category, createdMs, modifiedMs })
  await keep(call, styles)
  return { status: 200 }
}

/** One style by its name. */
export async function getStyle(call: Call): Promise<ServiceResponse> {
  const bucket = await requireBucket(call)
  const name = readStyleName(call)
  const style = new Map(Object.entries(bucket.styles ?? {})).get(name)
  if (style === undefined) throw noSuchStyle(name)
  return xmlResponse('Style', styleXml(name, style))
}

/** All styles of a bucket by name. */
export async function listStyle(call: Call): Promise<ServiceResponse> {
  const bucket = await requireBucket(call)
  const styles = Object.entries(bucket.styles ?? {}).sort(([left], [right]) =>
    left < right ? -1 : 1,
  )
  return xmlResponse('StyleList', { Style: styles.map(([name, style]) => styleXml(name, style)) })
}

/** Forgets a style; forgetting one that does not exist is no error. */
export async function deleteStyle(call: Call): Promise<ServiceResponse> {
  const bucket = await requireBucket(call)
  const styles = new Map(Object.entries(bucket.styles ?? {}))
  styles.delete(readStyleName(call))
  await keep(call, styles)
  return { status: 204 }
}

async function keep(call: Call, styles: ReadonlyMap<string, StoredStyle>): Promise<void> {
  await call.service.store.buckets.update(call.bucket, { styles: Object.fromEntries(styles) })
}

function styleXml(
  name: string,
  { content, category = 'image', createdMs, modifiedMs }: StoredStyle,
): XmlMembers {
  return {
    Name: name,
    Content: content,
    Category: category,
    CreateTime: new Date(createdMs).toUTCString(),
    LastModifyTime: new Date(modifiedMs).toUTCString(),
  }
}

/** Rules and EC of the name: "Image styles" and errors 0017-00000250, 0017-00000251. */
function readStyleName({ query }: Call): string {
  const name = query.get('styleName') ?? ''
  const isLong = name === '' || name.length > MAX_NAME_LENGTH
  if (!isLong && /^[A-Za-z0-9_.-]+$/.test(name)) return name
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `The value: ${name.slice(0, 80)} of parameter: stylename is invalid.`,
    ec: isLong ? '0017-00000250' : '0017-00000251',
    details: { ArgumentName: 'stylename', ArgumentValue: name.slice(0, 80) },
  })
}

function tooManyStyles(): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `A bucket keeps at most ${MAX_STYLES} styles.`,
  })
}

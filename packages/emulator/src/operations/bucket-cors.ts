/** Cross-origin rules of a bucket: `putBucketCors`, `getBucketCors`, `deleteBucketCors`. */

import type { Call } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { membersOf, readXml, textOf, type XmlNode } from '../http/read-xml.ts'
import { readTextBody } from '../http/request-body.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
import type { CorsRule } from '../store/model.ts'

const MAX_BODY_BYTES = 64 * 1024
const MAX_RULES = 20

/** Replaces the rules. */
export async function putBucketCors(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  const text = await readTextBody(call.request, MAX_BODY_BYTES)
  const rules = membersOf(await readXml(text, 'CORSConfiguration'), 'CORSRule').map(readRule)
  if (rules.length === 0 || rules.length > MAX_RULES) {
    throw new OssRefusal({
      status: 400,
      code: 'MalformedXML',
      message: `Expected 1 to ${MAX_RULES} <CORSRule>, received ${rules.length}.`,
    })
  }
  await call.service.store.buckets.update(call.bucket, { cors: rules })
  return { status: 200 }
}

/** The rules as they are kept. */
export async function getBucketCors(call: Call): Promise<ServiceResponse> {
  const { cors = [] } = await requireBucket(call)
  if (cors.length === 0) {
    throw new OssRefusal({
      status: 404,
      code: 'NoSuchCORSConfiguration',
      message: 'The CORS Configuration does not exist.',
      details: { BucketName: call.bucket },
    })
  }
  return xmlResponse('CORSConfiguration', {
    CORSRule: cors.map((rule) => ({
      AllowedOrigin: rule.allowedOrigins,
      AllowedMethod: rule.allowedMethods,
      AllowedHeader: rule.allowedHeaders,
      ExposeHeader: rule.exposeHeaders,
      MaxAgeSeconds: rule.maxAgeSeconds,
    })),
  })
}

/** Forgets the rules. */
export async function deleteBucketCors(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  await call.service.store.buckets.update(call.bucket, { cors: [] })
  return { status: 204 }
}

function readRule(node: XmlNode): CorsRule {
  const maxAge = textOf(node, 'MaxAgeSeconds')
  return {
    allowedOrigins: textsOf(node, 'AllowedOrigin'),
    allowedMethods: textsOf(node, 'AllowedMethod').map((method) => method.toUpperCase()),
    allowedHeaders: textsOf(node, 'AllowedHeader'),
    exposeHeaders: textsOf(node, 'ExposeHeader'),
    ...(maxAge === undefined ? {} : { maxAgeSeconds: Number(maxAge) }),
  }
}

function textsOf(node: XmlNode, name: string): readonly string[] {
  return membersOf(node, name).filter((text) => typeof text === 'string')
}

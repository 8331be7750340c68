/** What the service says of buckets that were never versioned: `getBucketVersioning`, `listObjectVersions`. */
import type { Call } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { contentsXml, encoderOf, readMaxKeys } from './list-objects.ts'
import { readPage } from './list-page.ts'

/** The only version of every object. */
const VERSION_ID = 'null'

/** No status: the bucket was never versioned. */
export async function getBucketVersioning(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  return xmlResponse('VersioningConfiguration', {})
}

/**
 * A page of objects, each as its only version.
 *
 * @see "ListObjectVersions"
 */
export async function listObjectVersions(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  const { service, bucket, query } = call
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? '']
  const keyMarker = query.get('key-marker') ?? ''
  const maxKeys = readMaxKeys(query)
  const page = await readPage((options) => service.store.list(bucket, options), {
    prefix,
    delimiter,
    maxKeys,
    after: keyMarker,
  })
  const encode = encoderOf(query)
  const contents = await contentsXml(call, { page, encode, withOwner: true })
  return xmlResponse('ListVersionsResult', {
    Name: bucket,
    Prefix: encode(prefix),
    KeyMarker: encode(keyMarker),
    VersionIdMarker: query.get('version-id-marker') ?? '',
    MaxKeys: maxKeys,
    Delimiter: encode(delimiter),
    EncodingType: query.get('encoding-type'),
    IsTruncated: page.next !== undefined,
    NextKeyMarker: page.next && encode(page.next),
    NextVersionIdMarker: page.next && VERSION_ID,
    Version: contents.map(({ Key, ...others }) => ({
      Key,
      VersionId: VERSION_ID,
      IsLatest: true,
      ...others,
    })),
    CommonPrefixes: page.commonPrefixes.map((each) => ({ Prefix: encode(each) })),
  })
}

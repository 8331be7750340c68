import { type Call, ownerXml } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'
import { xmlResponse, xmlTime } from '../http/write-xml.ts'

const DEFAULT_MAX_KEYS = 100

/** The buckets by name, filtered and paged. */
export async function listBuckets({ service, query }: Call): Promise<ServiceResponse> {
  const prefix = query.get('prefix') ?? ''
  const marker = query.get('marker') ?? ''
  const maxKeys = Number(query.get('max-keys') ?? DEFAULT_MAX_KEYS)
  const wanted = (await service.store.buckets.list()).filter(
    ({ name }) => name.startsWith(prefix) && name > marker,
  )
  const page = wanted.slice(0, maxKeys)
  const isTruncated = wanted.length > page.length
  return xmlResponse('ListAllMyBucketsResult', {
    Prefix: prefix,
    Marker: marker,
    MaxKeys: maxKeys,
    IsTruncated: isTruncated,
    NextMarker: isTruncated ? page.at(-1)?.name : undefined,
    Owner: ownerXml(),
    Buckets: {
      Bucket: page.map(({ name, created, storageClass }) => ({
        Name: name,
        CreationDate: xmlTime(created),
        Location: `oss-${service.region}`,
        Region: service.region,
        ExtranetEndpoint: `oss-${service.region}.aliyuncs.com`,
        IntranetEndpoint: `oss-${service.region}-internal.aliyuncs.com`,
        StorageClass: storageClass,
      })),
    },
  })
}

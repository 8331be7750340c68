/** What a bucket says about itself: `getBucketInfo`, `getBucketLocation`, `getBucketStat`. */
import { type Call, ownerXml } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { xmlResponse } from '../http/write-xml.ts'

/** Name, region, endpoints, ACL and owner. */
export async function getBucketInfo(call: Call): Promise<ServiceResponse> {
  const { name, created, acl, storageClass } = await requireBucket(call)
  const { region } = call.service
  return xmlResponse('BucketInfo', {
    Bucket: {
      Name: name,
      CreationDate: created.toISOString(),
      Location: `oss-${region}`,
      ExtranetEndpoint: `oss-${region}.aliyuncs.com`,
      IntranetEndpoint: `oss-${region}-internal.aliyuncs.com`,
      StorageClass: storageClass,
      DataRedundancyType: 'LRS',
      Owner: ownerXml(),
      AccessControlList: { Grant: acl },
    },
  })
}

/** The region with its `oss-` prefix. */
export async function getBucketLocation(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  return xmlResponse('LocationConstraint', `oss-${call.service.region}`)
}

/** How many objects and bytes a bucket holds, counted now. */
export async function getBucketStat(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  const { store, clock } = call.service
  let objectCount = 0
  let storage = 0
  for await (const key of store.list(call.bucket)) {
    const object = await store.find(call.bucket, key)
    if (object === undefined) continue
    objectCount++
    storage += object.byteLength
  }
  return xmlResponse('BucketStat', {
    Storage: storage,
    ObjectCount: objectCount,
    MultipartUploadCount: (await store.uploads.list(call.bucket)).length,
    LiveChannelCount: 0,
    LastModifiedTime: Math.floor(clock().getTime() / 1000),
  })
}

/** What a bucket says about itself: `getBucketInfo`, `getBucketLocation`, `getBucketStat`. */
import { type Call, ownerXml } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { xmlResponse, xmlTime } from '../http/write-xml.ts'

/** Name, region, endpoints, ACL and owner. */
export async function getBucketInfo(call: Call): Promise<ServiceResponse> {
  const { name, created, acl, storageClass } = await requireBucket(call)
  const { region } = call.service
  return xmlResponse('BucketInfo', {
    Bucket: {
      AccessMonitor: 'Disabled',
      BlockPublicAccess: false,
      CrossRegionReplication: 'Disabled',
      TransferAcceleration: 'Disabled',
      Versioning: 'Disabled',
      Name: name,
      CreationDate: xmlTime(created),
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

/** The names of the members for each storage class. */
const CLASS_MEMBERS = {
  Standard: 'Standard',
  IA: 'InfrequentAccess',
  Archive: 'Archive',
  ColdArchive: 'ColdArchive',
  DeepColdArchive: 'DeepColdArchive',
} as const

/**
 * How many objects and bytes a bucket holds, in all and by storage class, counted now.
 *
 * @see "GetBucketStat"
 */
export async function getBucketStat(call: Call): Promise<ServiceResponse> {
  await requireBucket(call)
  const { store, clock } = call.service
  const byClass = new Map<string, { count: number; bytes: number }>()
  for await (const key of store.list(call.bucket)) {
    const object = await store.find(call.bucket, key)
    if (object === undefined) continue
    const { count, bytes } = byClass.get(object.storageClass) ?? { count: 0, bytes: 0 }
    byClass.set(object.storageClass, { count: count + 1, bytes: bytes + object.byteLength })
  }
  const sums = [...byClass.values()]
  const objectCount = sums.reduce((sum, { count }) => sum + count, 0)
  const uploads = await store.uploads.list(call.bucket)
  const parts = await Promise.all(uploads.map((upload) => store.uploads.parts(call.bucket, upload)))
  return xmlResponse('BucketStat', {
    Storage: sums.reduce((sum, { bytes }) => sum + bytes, 0),
    ObjectCount: objectCount,
    MultipartUploadCount: uploads.length,
    LiveChannelCount: 0,
    LastModifiedTime: objectCount === 0 ? 0 : Math.floor(clock().getTime() / 1000),
    ...Object.assign(
      {},
      ...Object.entries(CLASS_MEMBERS).map(([name, member]) =>
        classMembers(member, byClass.get(name) ?? { count: 0, bytes: 0 }),
      ),
    ),
    MultipartPartCount: parts.flat().length,
    DeleteMarkerCount: 0,
  })
}

/** Every class but the standard one is billed by another size, which is the same here. */
function classMembers(
  member: string,
  { count, bytes }: { readonly count: number; readonly bytes: number },
): Readonly<Record<string, number>> {
  const billed = member === 'Standard' ? {} : { [`${member}RealStorage`]: bytes }
  return { [`${member}Storage`]: bytes, ...billed, [`${member}ObjectCount`]: count }
}

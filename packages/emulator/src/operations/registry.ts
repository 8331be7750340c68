/** The only list of operations: what each does and who may ask for it. */

import type { OperationName } from '../api/api.ts'
import type { ConfigurationOperation } from '../api/bucket-configurations.ts'
import type { Access, Operation } from '../call/call.ts'
import { appendObject } from './append-object.ts'
import { asyncProcessObject } from './async-process-object.ts'
import { getBucketAcl, putBucketAcl } from './bucket-acl.ts'
import { configurationOperations, listBucketInventory } from './bucket-configuration.ts'
import { deleteBucketCors, getBucketCors, putBucketCors } from './bucket-cors.ts'
import { getBucketInfo, getBucketLocation, getBucketStat } from './bucket-info.ts'
import { deleteStyle, getStyle, listStyle, putStyle } from './bucket-style.ts'
import { getBucketVersioning, listObjectVersions } from './bucket-versioning.ts'
import { copyObject } from './copy-object.ts'
import { createBucket } from './create-bucket.ts'
import { deleteBucket } from './delete-bucket.ts'
import { deleteMultipleObjects } from './delete-multiple-objects.ts'
import { deleteObject } from './delete-object.ts'
import { describeRegions } from './describe-regions.ts'
import { getObject } from './get-object.ts'
import { headObject } from './head-object.ts'
import { listBuckets } from './list-buckets.ts'
import { listObjects } from './list-objects.ts'
import { listMultipartUploads, listParts } from './list-uploads.ts'
import {
  abortMultipartUpload,
  completeMultipartUpload,
  initiateMultipartUpload,
  uploadPart,
  uploadPartCopy,
} from './multipart-upload.ts'
import { getObjectAcl, putObjectAcl } from './object-acl.ts'
import { getObjectMeta } from './object-meta.ts'
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './object-tagging.ts'
import { postObject } from './post-object.ts'
import { processObject } from './process-object.ts'
import { putObject } from './put-object.ts'

/** What an operation does and who may ask for it. */
export interface OperationRow {
  readonly run: Operation
  readonly access: Access
  /** Whether the bucket need not exist before. */
  readonly createsBucket?: boolean
}

/** Every operation of the emulated service. */
export const OPERATIONS: Readonly<Record<OperationName, OperationRow>> = {
  ...storedConfigurations(),
  abortMultipartUpload: { run: abortMultipartUpload, access: 'owner' },
  appendObject: { run: appendObject, access: 'write' },
  asyncProcessObject: { run: asyncProcessObject, access: 'owner' },
  completeMultipartUpload: { run: completeMultipartUpload, access: 'owner' },
  copyObject: { run: copyObject, access: 'owner' },
  createBucket: { run: createBucket, access: 'owner', createsBucket: true },
  deleteBucket: { run: deleteBucket, access: 'owner' },
  deleteBucketCors: { run: deleteBucketCors, access: 'owner' },
  deleteMultipleObjects: { run: deleteMultipleObjects, access: 'owner' },
  deleteObject: { run: deleteObject, access: 'write' },
  deleteObjectTagging: { run: deleteObjectTagging, access: 'owner' },
  deleteStyle: { run: deleteStyle, access: 'owner' },
  getBucketAcl: { run: getBucketAcl, access: 'owner' },
  getBucketCors: { run: getBucketCors, access: 'owner' },
  getBucketInfo: { run: getBucketInfo, access: 'owner' },
  getBucketLocation: { run: getBucketLocation, access: 'owner' },
  getBucketVersioning: { run: getBucketVersioning, access: 'owner' },
  listObjectVersions: { run: listObjectVersions, access: 'owner' },
  listBucketInventory: { run: listBucketInventory, access: 'owner' },
  describeRegions: { run: describeRegions, access: 'owner' },
  getBucketStat: { run: getBucketStat, access: 'owner' },
  getObject: { run: getObject, access: 'read' },
  getObjectAcl: { run: getObjectAcl, access: 'owner' },
  getObjectMeta: { run: getObjectMeta, access: 'read' },
  getObjectTagging: { run: getObjectTagging, access: 'owner' },
  getStyle: { run: getStyle, access: 'owner' },
  headObject: { run: headObject, access: 'read' },
  initiateMultipartUpload: { run: initiateMultipartUpload, access: 'owner' },
  listBuckets: { run: listBuckets, access: 'owner' },
  listMultipartUploads: { run: listMultipartUploads, access: 'owner' },
  listObjects: { run: listObjects, access: 'owner' },
  listParts: { run: listParts, access: 'owner' },
  listStyle: { run: listStyle, access: 'owner' },
  postObject: { run: postObject, access: 'form' },
  processObject: { run: processObject, access: 'owner' },
  putBucketAcl: { run: putBucketAcl, access: 'owner', createsBucket: true },
  putBucketCors: { run: putBucketCors, access: 'owner' },
  putObject: { run: putObject, access: 'write' },
  putObjectAcl: { run: putObjectAcl, access: 'owner' },
  putObjectTagging: { run: putObjectTagging, access: 'owner' },
  putStyle: { run: putStyle, access: 'owner' },
  uploadPart: { run: uploadPart, access: 'owner' },
  uploadPartCopy: { run: uploadPartCopy, access: 'owner' },
}

function storedConfigurations(): Readonly<Record<ConfigurationOperation, OperationRow>> {
  const pairs = Object.entries(configurationOperations()).map(([name, run]) => {
    return [name, { run, access: 'owner' }] as const
  })
  // The names of both come from the same table.
  return Object.fromEntries(pairs) as Readonly<Record<ConfigurationOperation, OperationRow>>
}

/**
 * The operations on one bucket.
 *
 * @see "List of operations by function", bucket operations
 */
import type { ApiRow } from './api-row.ts'

/** What a sub-resource chooses. The first row that fits a request is its operation. */
export const BUCKET_ROWS = [
  { name: 'PutBucketAcl', method: 'PUT', query: ['acl'], operation: 'putBucketAcl' },
  { name: 'GetBucketAcl', method: 'GET', query: ['acl'], operation: 'getBucketAcl' },
  { name: 'PutBucketCors', method: 'PUT', query: ['cors'], operation: 'putBucketCors' },
  { name: 'GetBucketCors', method: 'GET', query: ['cors'], operation: 'getBucketCors' },
  { name: 'DeleteBucketCors', method: 'DELETE', query: ['cors'], operation: 'deleteBucketCors' },
  {
    name: 'PutStyle',
    method: 'PUT',
    query: ['style'],
    takes: ['styleName', 'category'],
    operation: 'putStyle',
  },
  { name: 'GetStyle', method: 'GET', query: ['style', 'styleName'], operation: 'getStyle' },
  { name: 'ListStyle', method: 'GET', query: ['style'], operation: 'listStyle' },
  {
    name: 'DeleteStyle',
    method: 'DELETE',
    query: ['style'],
    takes: ['styleName'],
    operation: 'deleteStyle',
  },
  { name: 'GetBucketInfo', method: 'GET', query: ['bucketInfo'], operation: 'getBucketInfo' },
  { name: 'GetBucketLocation', method: 'GET', query: ['location'], operation: 'getBucketLocation' },
  { name: 'GetBucketStat', method: 'GET', query: ['stat'], operation: 'getBucketStat' },
  {
    name: 'ListMultipartUploads',
    method: 'GET',
    query: ['uploads'],
    takes: [
      'prefix',
      'delimiter',
      'key-marker',
      'upload-id-marker',
      'max-uploads',
      'encoding-type',
    ],
    operation: 'listMultipartUploads',
  },
  {
    name: 'DeleteMultipleObjects',
    method: 'POST',
    query: ['delete'],
    takes: ['encoding-type'],
    operation: 'deleteMultipleObjects',
  },

  { name: 'PutBucketVersioning', method: 'PUT', query: ['versioning'] },
  {
    name: 'GetBucketVersioning',
    method: 'GET',
    query: ['versioning'],
    operation: 'getBucketVersioning',
  },
  {
    name: 'ListObjectVersions',
    method: 'GET',
    query: ['versions'],
    takes: ['prefix', 'delimiter', 'key-marker', 'version-id-marker', 'max-keys', 'encoding-type'],
    operation: 'listObjectVersions',
  },
  {
    name: 'GetBucketInventory',
    method: 'GET',
    query: ['inventory', 'inventoryId'],
    operation: 'getBucketInventory',
  },
  {
    name: 'ListBucketInventory',
    method: 'GET',
    query: ['inventory'],
    takes: ['continuation-token'],
    operation: 'listBucketInventory',
  },

  { name: 'ExtendBucketWorm', method: 'POST', query: ['wormExtend'] },
  { name: 'CompleteBucketWorm', method: 'POST', query: ['wormId'] },
  { name: 'InitiateBucketWorm', method: 'POST', query: ['worm'] },
  { name: 'GetBucketWorm', method: 'GET', query: ['worm'] },
  { name: 'AbortBucketWorm', method: 'DELETE', query: ['worm'] },
  { name: 'DeleteBucketReplication', method: 'POST', query: ['replication', 'comp=delete'] },
  { name: 'PutBucketReplication', method: 'POST', query: ['replication'] },
  { name: 'GetBucketReplication', method: 'GET', query: ['replication'] },
  { name: 'GetBucketReplicationLocation', method: 'GET', query: ['replicationLocation'] },
  { name: 'GetBucketReplicationProgress', method: 'GET', query: ['replicationProgress'] },
  { name: 'PutBucketRTC', method: 'PUT', query: ['rtc'] },
  { name: 'CreateCnameToken', method: 'POST', query: ['cname', 'comp=token'] },
  { name: 'DeleteCname', method: 'POST', query: ['cname', 'comp=delete'] },
  { name: 'PutCname', method: 'POST', query: ['cname'] },
  { name: 'GetCnameToken', method: 'GET', query: ['cname', 'comp=token'] },
  { name: 'ListCname', method: 'GET', query: ['cname'] },
  { name: 'OpenMetaQuery', method: 'POST', query: ['metaQuery', 'comp=add'] },
  { name: 'CloseMetaQuery', method: 'POST', query: ['metaQuery', 'comp=delete'] },
  { name: 'DoMetaQuery', method: 'POST', query: ['metaQuery'] },
  { name: 'GetMetaQueryStatus', method: 'GET', query: ['metaQuery'] },
  { name: 'CreateBucketMetadataConfiguration', method: 'POST', query: ['metadataConfiguration'] },
  { name: 'UpdateBucketMetadataInventoryTable', method: 'PUT', query: ['metadataInventoryTable'] },
  { name: 'UpdateBucketMetadataJournalTable', method: 'PUT', query: ['metadataJournalTable'] },
  { name: 'CreateDataRedundancyTransition', method: 'POST', query: ['redundancyTransition'] },
  { name: 'GetDataRedundancyTransition', method: 'GET', query: ['redundancyTransition'] },
  { name: 'DeleteDataRedundancyTransition', method: 'DELETE', query: ['redundancyTransition'] },
  { name: 'InitBucketAntiDDosInfo', method: 'POST', query: ['antiDDos'] },
  { name: 'UpdateBucketAntiDDosInfo', method: 'PUT', query: ['antiDDos'] },
  { name: 'PostAsyncFetchTask', method: 'POST', query: ['asyncFetch'] },
  { name: 'GetAsyncFetchTask', method: 'GET', query: ['asyncFetch'] },
  { name: 'ListLiveChannel', method: 'GET', query: ['live'] },
] as const satisfies readonly ApiRow[]

/** What is left when no sub-resource has chosen an operation. */
export const WHOLE_BUCKET_ROWS = [
  { name: 'PutBucket', method: 'PUT', operation: 'createBucket' },
  {
    name: 'ListObjectsV2',
    method: 'GET',
    query: ['list-type=2'],
    takes: [
      'prefix',
      'delimiter',
      'start-after',
      'continuation-token',
      'max-keys',
      'encoding-type',
      'fetch-owner',
    ],
    operation: 'listObjects',
  },
  {
    name: 'ListObjects',
    method: 'GET',
    takes: ['prefix', 'delimiter', 'marker', 'max-keys', 'encoding-type'],
    operation: 'listObjects',
  },
  { name: 'PostObject', method: 'POST', operation: 'postObject' },
  { name: 'DeleteBucket', method: 'DELETE', operation: 'deleteBucket' },
] as const satisfies readonly ApiRow[]

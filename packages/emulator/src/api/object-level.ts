/**
 * The operations on one object.
 *
 * @see "List of operations by function", object operations
 */
import type { ApiRow } from './api-row.ts'

/** Query parameters that replace a header of the answer. */
export const RESPONSE_OVERRIDES = [
  'response-content-type',
  'response-content-language',
  'response-expires',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
] as const

/** Every object has one version here, and its id is this. */
const ONLY_VERSION = 'versionId=null'

/** In the order in which they are tried: the first row that fits a request is its operation. */
export const OBJECT_ROWS = [
  {
    name: 'AsyncProcessObject',
    method: 'POST',
    query: ['x-oss-async-process'],
    operation: 'asyncProcessObject',
  },
  { name: 'SelectObject', method: 'POST', query: ['x-oss-process=csv/select'] },
  { name: 'SelectObject', method: 'POST', query: ['x-oss-process=json/select'] },
  { name: 'CreateSelectObjectMeta', method: 'POST', query: ['x-oss-process=csv/meta'] },
  { name: 'CreateSelectObjectMeta', method: 'POST', query: ['x-oss-process=json/meta'] },
  { name: 'ProcessObject', method: 'POST', query: ['x-oss-process'], operation: 'processObject' },
  {
    name: 'AppendObject',
    method: 'POST',
    query: ['append'],
    takes: ['position'],
    operation: 'appendObject',
  },
  { name: 'SealAppendObject', method: 'POST', query: ['seal'] },
  { name: 'RestoreObject', method: 'POST', query: ['restore'] },
  { name: 'CleanRestoredObject', method: 'POST', query: ['cleanRestoredObject'] },
  {
    name: 'InitiateMultipartUpload',
    method: 'POST',
    query: ['uploads'],
    takes: ['encoding-type', 'sequential'],
    operation: 'initiateMultipartUpload',
  },
  {
    name: 'CompleteMultipartUpload',
    method: 'POST',
    query: ['uploadId'],
    takes: ['encoding-type'],
    operation: 'completeMultipartUpload',
  },
  { name: 'PostVodPlaylist', method: 'POST', query: ['vod'] },
  { name: 'CreateDirectory', method: 'POST', query: ['x-oss-dir'] },
  { name: 'Rename', method: 'POST', query: ['x-oss-rename'] },
  { name: 'DeleteDirectory', method: 'POST', query: ['x-oss-delete'] },

  {
    name: 'UploadPartCopy',
    method: 'PUT',
    query: ['partNumber', 'uploadId'],
    header: 'x-oss-copy-source',
    operation: 'uploadPartCopy',
  },
  {
    name: 'UploadPart',
    method: 'PUT',
    query: ['partNumber', 'uploadId'],
    operation: 'uploadPart',
  },
  {
    name: 'PutObjectACL',
    method: 'PUT',
    query: ['acl'],
    takes: [ONLY_VERSION],
    operation: 'putObjectAcl',
  },
  {
    name: 'PutObjectTagging',
    method: 'PUT',
    query: ['tagging'],
    takes: [ONLY_VERSION],
    operation: 'putObjectTagging',
  },
  { name: 'PutSymlink', method: 'PUT', query: ['symlink'] },
  { name: 'PutLiveChannelStatus', method: 'PUT', query: ['live', 'status'] },
  { name: 'PutLiveChannel', method: 'PUT', query: ['live'] },
  { name: 'PutObjectRetention', method: 'PUT', query: ['retention'] },
  { name: 'PutObjectLegalHold', method: 'PUT', query: ['legalHold'] },
  { name: 'CopyObject', method: 'PUT', header: 'x-oss-copy-source', operation: 'copyObject' },
  { name: 'PutObject', method: 'PUT', operation: 'putObject' },

  {
    name: 'GetObjectACL',
    method: 'GET',
    query: ['acl'],
    takes: [ONLY_VERSION],
    operation: 'getObjectAcl',
  },
  {
    name: 'GetObjectTagging',
    method: 'GET',
    query: ['tagging'],
    takes: [ONLY_VERSION],
    operation: 'getObjectTagging',
  },
  {
    name: 'ListParts',
    method: 'GET',
    query: ['uploadId'],
    takes: ['max-parts', 'part-number-marker', 'encoding-type'],
    operation: 'listParts',
  },
  {
    name: 'GetObjectMeta',
    method: 'GET',
    query: ['objectMeta'],
    takes: [ONLY_VERSION],
    operation: 'getObjectMeta',
  },
  { name: 'GetSymlink', method: 'GET', query: ['symlink'] },
  { name: 'GetVodPlaylist', method: 'GET', query: ['vod'] },
  { name: 'GetLiveChannelStat', method: 'GET', query: ['live', 'comp=stat'] },
  { name: 'GetLiveChannelHistory', method: 'GET', query: ['live', 'comp=history'] },
  { name: 'GetLiveChannelInfo', method: 'GET', query: ['live'] },
  { name: 'GetObjectRetention', method: 'GET', query: ['retention'] },
  { name: 'GetObjectLegalHold', method: 'GET', query: ['legalHold'] },
  {
    name: 'GetObject',
    method: 'GET',
    takes: ['x-oss-process', ONLY_VERSION, ...RESPONSE_OVERRIDES],
    operation: 'getObject',
  },

  {
    name: 'GetObjectMeta',
    method: 'HEAD',
    query: ['objectMeta'],
    takes: [ONLY_VERSION],
    operation: 'getObjectMeta',
  },
  {
    name: 'HeadObject',
    method: 'HEAD',
    takes: ['x-oss-process', ONLY_VERSION, ...RESPONSE_OVERRIDES],
    operation: 'headObject',
  },

  {
    name: 'AbortMultipartUpload',
    method: 'DELETE',
    query: ['uploadId'],
    operation: 'abortMultipartUpload',
  },
  {
    name: 'DeleteObjectTagging',
    method: 'DELETE',
    query: ['tagging'],
    takes: [ONLY_VERSION],
    operation: 'deleteObjectTagging',
  },
  { name: 'DeleteLiveChannel', method: 'DELETE', query: ['live'] },
  { name: 'DeleteObject', method: 'DELETE', takes: [ONLY_VERSION], operation: 'deleteObject' },
] as const satisfies readonly ApiRow[]

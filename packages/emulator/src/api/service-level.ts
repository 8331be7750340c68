/**
 * The operations on the service itself: no bucket in the request.
 *
 * @see "List of operations by function", service operations
 */
import type { ApiRow } from './api-row.ts'

/** In the order in which they are tried: the first row that fits a request is its operation. */
export const SERVICE_ROWS = [
  {
    name: 'DescribeRegions',
    method: 'GET',
    query: ['regions'],
    operation: 'describeRegions',
  },
  { name: 'ListRegions', method: 'GET', query: ['regionList'] },
  { name: 'ListCloudBoxes', method: 'GET', query: ['cloudboxes'] },
  { name: 'GetUserQosInfo', method: 'GET', query: ['qosInfo'] },
  { name: 'GetPublicAccessBlock', method: 'GET', query: ['publicAccessBlock'] },
  { name: 'PutPublicAccessBlock', method: 'PUT', query: ['publicAccessBlock'] },
  { name: 'DeletePublicAccessBlock', method: 'DELETE', query: ['publicAccessBlock'] },
  { name: 'ListAccessPoints', method: 'GET', query: ['accessPoint'] },
  {
    name: 'ListAccessPointsForObjectProcess',
    method: 'GET',
    query: ['accessPointForObjectProcess'],
  },
  { name: 'ListUserDataRedundancyTransition', method: 'GET', query: ['redundancyTransition'] },
  { name: 'ListResourcePools', method: 'GET', query: ['resourcePool'] },
  { name: 'GetResourcePoolInfo', method: 'GET', query: ['resourcePoolInfo'] },
  { name: 'ListResourcePoolBuckets', method: 'GET', query: ['resourcePoolBucket'] },
  { name: 'InitUserAntiDDosInfo', method: 'POST', query: ['antiDDos'] },
  { name: 'UpdateUserAntiDDosInfo', method: 'PUT', query: ['antiDDos'] },
  { name: 'GetUserAntiDDosInfo', method: 'GET', query: ['antiDDos'] },
  { name: 'ListBucketAntiDDosInfo', method: 'GET', query: ['bucketAntiDDos'] },
  { name: 'WriteGetObjectResponse', method: 'POST', query: ['x-oss-write-get-object-response'] },
  {
    name: 'ListBuckets',
    method: 'GET',
    takes: ['prefix', 'marker', 'max-keys'],
    operation: 'listBuckets',
  },
] as const satisfies readonly ApiRow[]

/**
 * What can be configured of a bucket by one sub-resource each. A row stands for up to three
 * operations: put, get and delete.
 *
 * @see "List of operations by function", bucket operations
 */
import type { ApiRow } from './api-row.ts'

/** One configuration of a bucket. */
export interface BucketConfiguration {
  /** The query name that chooses it. */
  readonly subResource: string
  /** The names of its operations in the API list, without the verb. */
  readonly name: string
  readonly methods: readonly (keyof typeof VERBS)[]
}

/** The verbs of the operations' names, by method. */
const VERBS = { PUT: 'Put', GET: 'Get', DELETE: 'Delete' } as const

const ALL = ['PUT', 'GET', 'DELETE'] as const
const PUT_AND_GET = ['PUT', 'GET'] as const

export const BUCKET_CONFIGURATIONS = [
  { subResource: 'lifecycle', name: 'BucketLifecycle', methods: ALL },
  { subResource: 'website', name: 'BucketWebsite', methods: ALL },
  { subResource: 'referer', name: 'BucketReferer', methods: PUT_AND_GET },
  { subResource: 'logging', name: 'BucketLogging', methods: ALL },
  {
    subResource: 'userDefinedLogFieldsConfig',
    name: 'UserDefinedLogFieldsConfig',
    methods: ALL,
  },
  { subResource: 'encryption', name: 'BucketEncryption', methods: ALL },
  { subResource: 'policy', name: 'BucketPolicy', methods: ALL },
  { subResource: 'policyStatus', name: 'BucketPolicyStatus', methods: ['GET'] },
  { subResource: 'inventory', name: 'BucketInventory', methods: ALL },
  { subResource: 'tagging', name: 'BucketTags', methods: ALL },
  { subResource: 'requestPayment', name: 'BucketRequestPayment', methods: PUT_AND_GET },
  { subResource: 'transferAcceleration', name: 'BucketTransferAcceleration', methods: PUT_AND_GET },
  { subResource: 'accessmonitor', name: 'BucketAccessMonitor', methods: PUT_AND_GET },
  { subResource: 'httpsConfig', name: 'BucketHttpsConfig', methods: PUT_AND_GET },
  { subResource: 'resourceGroup', name: 'BucketResourceGroup', methods: PUT_AND_GET },
  { subResource: 'bucketArchiveDirectRead', name: 'BucketArchiveDirectRead', methods: PUT_AND_GET },
  { subResource: 'publicAccessBlock', name: 'BucketPublicAccessBlock', methods: ALL },
  { subResource: 'overwriteConfig', name: 'BucketOverwriteConfig', methods: ALL },
  { subResource: 'responseHeader', name: 'BucketResponseHeader', methods: ALL },
  { subResource: 'objectWorm', name: 'BucketObjectWormConfiguration', methods: PUT_AND_GET },
  { subResource: 'qos', name: 'BucketStorageCapacity', methods: PUT_AND_GET },
  { subResource: 'qosInfo', name: 'BucketQosInfo', methods: ALL },
  { subResource: 'versioning', name: 'BucketVersioning', methods: PUT_AND_GET },
  { subResource: 'accessPoint', name: 'AccessPoint', methods: ALL },
  { subResource: 'accessPointPolicy', name: 'AccessPointPolicy', methods: ALL },
  {
    subResource: 'accessPointForObjectProcess',
    name: 'AccessPointForObjectProcess',
    methods: ALL,
  },
  {
    subResource: 'accessPointConfigForObjectProcess',
    name: 'AccessPointConfigForObjectProcess',
    methods: PUT_AND_GET,
  },
  {
    subResource: 'accessPointPolicyForObjectProcess',
    name: 'AccessPointPolicyForObjectProcess',
    methods: ALL,
  },
  {
    subResource: 'metadataConfiguration',
    name: 'BucketMetadataConfiguration',
    methods: ['GET', 'DELETE'],
  },
] as const satisfies readonly BucketConfiguration[]

/** A row of an operation that the emulator does not perform. */
type RefusedRow = ApiRow & { readonly operation?: never }

/** Returns the operations of a configuration. */
export function configurationRows({
  subResource,
  name,
  methods,
}: BucketConfiguration): readonly RefusedRow[] {
  return methods.map((method) => ({
    name: `${VERBS[method]}${name}`,
    method,
    query: [subResource],
  }))
}

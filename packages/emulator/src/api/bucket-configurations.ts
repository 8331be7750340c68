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
  /** How it is stored, without any effect; left out when its operations are refused. */
  readonly stored?: StoredForm
}

/** How the emulator stores a configuration. */
export interface StoredForm {
  /** The root element of its document; `json` for one that is no XML. */
  readonly root: string
  /** What the service answers when there is none: an error, or a document with its defaults. */
  readonly none: { readonly code: string; readonly message: string } | string
  /** The query name that tells several of a kind apart. */
  readonly id?: string
}

/** The verbs of the operations' names, by method. */
const VERBS = { PUT: 'Put', GET: 'Get', DELETE: 'Delete' } as const

const ALL = ['PUT', 'GET', 'DELETE'] as const
const PUT_AND_GET = ['PUT', 'GET'] as const

export const BUCKET_CONFIGURATIONS = [
  {
    subResource: 'lifecycle',
    name: 'BucketLifecycle',
    methods: ALL,
    stored: {
      root: 'LifecycleConfiguration',
      none: { code: 'NoSuchLifecycle', message: 'No Row found in Lifecycle Table.' },
    },
  },
  {
    subResource: 'website',
    name: 'BucketWebsite',
    methods: ALL,
    stored: {
      root: 'WebsiteConfiguration',
      none: {
        code: 'NoSuchWebsiteConfiguration',
        message: 'The specified bucket does not have a website configuration.',
      },
    },
  },
  {
    subResource: 'referer',
    name: 'BucketReferer',
    methods: PUT_AND_GET,
    stored: {
      root: 'RefererConfiguration',
      none: '<AllowEmptyReferer>true</AllowEmptyReferer><RefererList></RefererList>',
    },
  },
  {
    subResource: 'logging',
    name: 'BucketLogging',
    methods: ALL,
    stored: {
      root: 'BucketLoggingStatus',
      none: '',
    },
  },
  {
    subResource: 'userDefinedLogFieldsConfig',
    name: 'UserDefinedLogFieldsConfig',
    methods: ALL,
    stored: {
      root: 'UserDefinedLogFieldsConfiguration',
      none: {
        code: 'NoSuchUserDefinedLogFieldsConfig',
        message: 'The specified bucket does not have a user defined log fields configuration.',
      },
    },
  },
  {
    subResource: 'encryption',
    name: 'BucketEncryption',
    methods: ALL,
    stored: {
      root: 'ServerSideEncryptionRule',
      none: {
        code: 'NoSuchServerSideEncryptionRule',
        message: 'The server side encryption configuration was not found.',
      },
    },
  },
  {
    subResource: 'policy',
    name: 'BucketPolicy',
    methods: ALL,
    stored: {
      root: 'json',
      none: { code: 'NoSuchBucketPolicy', message: 'The bucket policy does not exist.' },
    },
  },
  { subResource: 'policyStatus', name: 'BucketPolicyStatus', methods: ['GET'] },
  {
    subResource: 'inventory',
    name: 'BucketInventory',
    methods: ALL,
    stored: {
      root: 'InventoryConfiguration',
      none: { code: 'NoSuchInventory', message: 'The specified inventory does not exist.' },
      id: 'inventoryId',
    },
  },
  {
    subResource: 'tagging',
    name: 'BucketTags',
    methods: ALL,
    stored: {
      root: 'Tagging',
      none: '<TagSet></TagSet>',
    },
  },
  {
    subResource: 'requestPayment',
    name: 'BucketRequestPayment',
    methods: PUT_AND_GET,
    stored: {
      root: 'RequestPaymentConfiguration',
      none: '<Payer>BucketOwner</Payer>',
    },
  },
  {
    subResource: 'transferAcceleration',
    name: 'BucketTransferAcceleration',
    methods: PUT_AND_GET,
    stored: {
      root: 'TransferAccelerationConfiguration',
      none: {
        code: 'NoSuchTransferAccelerationConfiguration',
        message: 'The bucket does not have a transfer acceleration configuration.',
      },
    },
  },
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

type StoredConfiguration = Extract<
  (typeof BUCKET_CONFIGURATIONS)[number],
  { readonly stored: StoredForm }
>

/** Names of the operations that store a configuration and give it back. */
export type ConfigurationOperation = {
  [Each in StoredConfiguration as Each['name']]: `${Lowercase<
    (typeof VERBS)[Each['methods'][number]]
  >}${Each['name']}`
}[StoredConfiguration['name']]

/** An operation of a configuration. */
interface ConfigurationRow extends ApiRow {
  readonly operation?: ConfigurationOperation
}

/** Returns the operations of a configuration. */
export function configurationRows(configuration: BucketConfiguration): readonly ConfigurationRow[] {
  const { subResource, name, methods, stored } = configuration
  return methods.map((method) => ({
    name: `${VERBS[method]}${name}`,
    method,
    query: [subResource],
    ...(stored?.id === undefined ? {} : { takes: [stored.id] }),
    // The template of the type, from the same two members.
    ...(stored && { operation: operationOf(configuration, method) as ConfigurationOperation }),
  }))
}

function operationOf({ name }: BucketConfiguration, method: keyof typeof VERBS): string {
  return `${VERBS[method].toLowerCase()}${name}`
}

/** Lists the operations that store a configuration, with what each is about. */
export function storedOperations(): readonly {
  readonly operation: string
  readonly method: keyof typeof VERBS
  readonly subResource: string
  readonly stored: StoredForm
}[] {
  const all: readonly BucketConfiguration[] = BUCKET_CONFIGURATIONS
  return all.flatMap((each) => {
    const { subResource, methods, stored } = each
    if (stored === undefined) return []
    return methods.map((method) => {
      return { operation: operationOf(each, method), method, subResource, stored }
    })
  })
}

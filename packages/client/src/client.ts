/** OssClient: one method for each operation. */

import type { Style } from '@oss-process/process-string'
import type { ReadableBody } from './bodies/readable-body.ts'
import type { ReceivedObject } from './bodies/received-object.ts'
import { Caller, type CallOptions } from './caller.ts'
import { type ClientEffects, type OssClientOptions, SYSTEM_EFFECTS } from './client-options.ts'
import {
  type AsyncProcessObjectInput,
  type AsyncProcessObjectResult,
  asyncProcessObject,
} from './operations/async-process-object.ts'
import {
  type CreateBucketInput,
  type CreateBucketResult,
  createBucket,
} from './operations/create-bucket.ts'
import {
  type DeleteObjectInput,
  type DeleteObjectResult,
  deleteObject,
} from './operations/delete-object.ts'
import { type GetObjectInput, getObject, type ObjectHead } from './operations/get-object.ts'
import { type HeadObjectInput, headObject } from './operations/head-object.ts'
import { type ListBucketsInput, type ListedBucket, listBuckets } from './operations/list-buckets.ts'
import { type ListObjectsInput, listObjects } from './operations/list-objects.ts'
import { createListing, type ObjectListing } from './operations/listing.ts'
import type { ObjectAddress } from './operations/names.ts'
import type { CommonInput, CommonResult } from './operations/operation.ts'
import {
  type PresignedObject,
  type PresignInput,
  presignObject,
} from './operations/presign-object.ts'
import {
  type ProcessObjectInput,
  type ProcessObjectResult,
  processObject,
} from './operations/process-object.ts'
import { type ProcessTarget, saveStyleAs } from './operations/process-validation.ts'
import { type PutObjectInput, type PutObjectResult, putObject } from './operations/put-object.ts'
import { buildSendRequest, type SendInput } from './operations/send.ts'
import { destinationOf, type Endpoint, resolveEndpoint } from './wire/endpoint.ts'

/** Input of {@link OssClient.process}. */
export interface ProcessInput extends CommonInput {
  readonly source: ObjectAddress
  /** What to do, without saying where to save. */
  readonly style: Style<'sync'> | string
  /** Where to save; without a bucket in that of the source. */
  readonly target: ProcessTarget
}

/** Result of {@link OssClient.process}. */
export interface ProcessResult extends ProcessObjectResult {
  /** Unsigned address of the result; use `presign` for readers without rights of their own. */
  readonly url: string
}

/** Result of {@link OssClient.send}. */
export interface SendResult extends CommonResult, ReadableBody {}

/**
 * A client of the service for one region.
 *
 * It keeps connections, credentials, the service's time and its retry budget; make one and keep it.
 * Every method rejects with an {@link OssError}, or with the reason of its signal.
 *
 * @example
 * await using client = new OssClient({ region: 'cn-hangzhou', credentials: fromEnv() })
 */
export class OssClient {
  readonly #options: OssClientOptions
  readonly #caller: Caller

  /**
   * @param effects - clock, randomness and timers; the machine's by default.
   * @throws {OssValidationError} `REGION_INVALID`, `ENDPOINT_INVALID`, `OPTION_INVALID`.
   */
  constructor(options: OssClientOptions, effects: ClientEffects = SYSTEM_EFFECTS) {
    this.#options = options
    this.#caller = new Caller(options, effects)
  }

  /** Processes an object and saves the result, in one call that waits for it. */
  async process(input: ProcessInput & CallOptions): Promise<ProcessResult> {
    const { source, style, target, ...rest } = input
    const process = saveStyleAs(style, target)
    const result = await this.processObject({ ...rest, ...source, process })
    const address = { bucket: target.bucket ?? source.bucket, key: target.key }
    return { ...result, url: this.#urlOf(address, source.bucket) }
  }

  /** Sends a process string, which says what to do and where to save, and waits for its result. */
  async processObject(input: ProcessObjectInput & CallOptions): Promise<ProcessObjectResult> {
    return await this.#caller.call(processObject, input)
  }

  /** Begins a task that processes an object, and does not wait for it. */
  async asyncProcessObject(
    input: AsyncProcessObjectInput & CallOptions,
  ): Promise<AsyncProcessObjectResult> {
    return await this.#caller.call(asyncProcessObject, input)
  }

  /**
   * Fetches an object, as stored or processed. Resolves when the answer's head is there; the body is
   * then read by one of the result's methods. When the connection breaks, the body of an object as
   * stored continues where it was.
   */
  async getObject(input: GetObjectInput & CallOptions): Promise<ReceivedObject> {
    const request = getObject.buildRequest(this.#caller.withDefaults(input))
    return await this.#caller.receive(getObject.name, request, input)
  }

  /** Fetches the metadata of an object. */
  async headObject(input: HeadObjectInput & CallOptions): Promise<ObjectHead> {
    return await this.#caller.call(headObject, input)
  }

  /** Stores an object. */
  async putObject(input: PutObjectInput & CallOptions): Promise<PutObjectResult> {
    return await this.#caller.call(putObject, input)
  }

  /** Removes an object; that there was none is no error. */
  async deleteObject(input: DeleteObjectInput & CallOptions): Promise<DeleteObjectResult> {
    return await this.#caller.call(deleteObject, input)
  }

  /**
   * Lists a bucket's objects, in the order of the keys' bytes.
   *
   * @example
   * for await (const object of client.listObjects({ bucket, prefix: 'photos/' })) print(object.key)
   */
  listObjects(input: ListObjectsInput & CallOptions): ObjectListing {
    return createListing(input, (page) => this.#caller.call(listObjects, page))
  }

  /** Lists the account's buckets of every region, by name. */
  async *listBuckets(
    input: ListBucketsInput & CallOptions = {},
  ): AsyncGenerator<ListedBucket, void, undefined> {
    let marker = input.marker
    do {
      const page = await this.#caller.call(listBuckets, { ...input, marker })
      yield* page.buckets
      // A page that names itself as the next one would be listed for ever.
      marker = page.nextMarker === marker ? undefined : page.nextMarker
    } while (marker !== undefined)
  }

  /** Creates a bucket in the client's region, or confirms one that the caller owns. */
  async createBucket(input: CreateBucketInput & CallOptions): Promise<CreateBucketResult> {
    return await this.#caller.call(createBucket, input)
  }

  /** Returns a URL that allows its holder one kind of request until it expires. Sends nothing. */
  async presign(input: PresignInput): Promise<PresignedObject> {
    const { endpoint, memory } = this.#caller
    const checked = this.#caller.withDefaults(input)
    return await presignObject(checked, { endpoint, memory, region: this.#options.region })
  }

  /** Makes any other call, signed and repeated like the rest. The body is then read by a method. */
  async send(input: SendInput & CallOptions): Promise<SendResult> {
    const request = buildSendRequest(this.#caller.withDefaults(input))
    return await this.#caller.receive('send', request, input)
  }

  /** Waits for the calls under way, aborts bodies that are not read to their end, and disconnects. */
  async close(): Promise<void> {
    await this.#caller.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #urlOf(address: ObjectAddress, endpointBucket: string): string {
    const { origin, target } = destinationOf(this.#endpointFor(address, endpointBucket), address)
    return `${origin}${target}`
  }

  /** A domain of one bucket does not lead to another, which the region's own endpoint does. */
  #endpointFor(address: ObjectAddress, endpointBucket: string): Endpoint {
    const { endpoint } = this.#caller
    return endpoint.addressing === 'cname' && address.bucket !== endpointBucket
      ? resolveEndpoint({ region: this.#options.region })
      : endpoint
  }
}

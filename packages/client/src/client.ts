/** OssClient: one method for each operation, over one pipeline. */

import { createCallPipeline } from './call-pipeline.ts'
import {
  assertTimeout,
  type ClientEffects,
  type ClientSettings,
  type OssClientOptions,
  resolveSettings,
  SYSTEM_EFFECTS,
} from './client-options.ts'
import { contentMd5 } from './content-md5.ts'
import { destinationOf, type Endpoint, resolveEndpoint } from './endpoint.ts'
import { isOssError, OssNetworkError } from './errors.ts'
import { withAttempts } from './interceptors/retry.ts'
import { createReceivedObject, type ReceivedObject } from './object-body.ts'
import {
  type CreateBucketInput,
  type CreateBucketResult,
  createBucket,
} from './operations/create-bucket.ts'
import { type GetObjectInput, getObject, readObjectHead } from './operations/get-object.ts'
import type { CommonInput, Operation, OperationRequest } from './operations/operation.ts'
import {
  type ProcessObjectInput,
  type ProcessObjectResult,
  processObject,
} from './operations/process-object.ts'
import { type PutObjectInput, type PutObjectResult, putObject } from './operations/put-object.ts'
import type { CallResponse, Handler } from './pipeline.ts'
import { createTransport, type Transport } from './transport.ts'

/** How the single call is made; every method takes these besides its input. */
export interface CallOptions {
  /** Ends the call: it rejects with the signal's reason. A body being read ends with it too. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for the call with all its attempts and its body. @default the client's */
  readonly timeout?: number | undefined
}

const USER_AGENT = `oss-process-client (${process.platform}; node ${process.versions.node})`

/**
 * A client of the service for one region.
 *
 * It keeps connections, credentials, the service's time and its retry budget; make one and keep it.
 *
 * @example
 * await using client = new OssClient({ region: 'cn-hangzhou', credentials: fromEnv() })
 */
export class OssClient {
  readonly #settings: ClientSettings
  readonly #endpoint: Endpoint
  readonly #transport: Transport
  readonly #handle: Handler
  readonly #running = new Set<Promise<CallResponse>>()
  #isClosed = false

  /**
   * @param effects - clock, dice and timers; the machine's by default.
   * @throws {OssValidationError} `REGION_INVALID`, `ENDPOINT_INVALID`, `OPTION_INVALID`.
   */
  constructor(options: OssClientOptions, effects: ClientEffects = SYSTEM_EFFECTS) {
    const settings = resolveSettings(options)
    this.#settings = settings
    this.#endpoint = resolveEndpoint(options)
    this.#transport = createTransport({
      dispatcher: options.dispatcher,
      connectTimeoutMs: settings.connectTimeoutMs,
      maxConnections: settings.maxConnections,
      tls: options.tls,
    })
    this.#handle = createCallPipeline({ options, settings, effects, transport: this.#transport })
  }

  /** Processes an object and saves the result, in one call that waits for it. */
  async processObject(input: ProcessObjectInput & CallOptions): Promise<ProcessObjectResult> {
    return await this.#call(processObject, input)
  }

  /** Stores an object. */
  async putObject(input: PutObjectInput & CallOptions): Promise<PutObjectResult> {
    return await this.#call(putObject, input)
  }

  /**
   * Fetches an object, as stored or processed. Resolves when the answer's head is there; the body is
   * then read by one of the result's methods.
   */
  async getObject(input: GetObjectInput & CallOptions): Promise<ReceivedObject> {
    const request = getObject.buildRequest(this.#checked(input))
    const response = await this.#send(getObject.name, request, { ...input, streams: true })
    const { stream } = response
    const body = stream === undefined ? new Blob([]).stream() : stream.readable
    return createReceivedObject(readObjectHead(response), body)
  }

  /** Creates a bucket in the client's region, or confirms one that the caller owns. */
  async createBucket(input: CreateBucketInput & CallOptions): Promise<CreateBucketResult> {
    return await this.#call(createBucket, input)
  }

  /** Waits for the calls under way, cuts bodies that nobody has read to their end, and disconnects. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.allSettled(this.#running)
    await this.#transport.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async #call<Input extends CommonInput, Result>(
    operation: Operation<Input, Result>,
    input: Input & CallOptions,
  ): Promise<Result> {
    const request = operation.buildRequest(this.#checked(input))
    const response = await this.#send(operation.name, request, input)
    try {
      return await operation.readResponse(response, request)
    } catch (error) {
      throw isOssError(error) ? withAttempts(error, response.attempts) : error
    }
  }

  #checked<Input extends CommonInput>(input: Input): Input {
    return this.#settings.validate || input.validate !== undefined
      ? input
      : { ...input, validate: false }
  }

  async #send(
    operation: string,
    request: OperationRequest,
    options: CallOptions & { readonly streams?: boolean },
  ): Promise<CallResponse> {
    if (this.#isClosed) throw new OssNetworkError('OSS_CLIENT_CLOSED', 'the client was closed')
    options.signal?.throwIfAborted()
    assertTimeout(options.timeout)
    const md5 = contentMd5(request)
    const headers = { 'user-agent': USER_AGENT, ...request.headers }
    const running = this.#handle({
      operation,
      request,
      headers: md5 === undefined ? headers : { ...headers, 'content-md5': md5 },
      ...destinationOf(this.#endpoint, request),
      signal: options.signal,
      timeoutMs: options.timeout ?? this.#settings.timeoutMs,
      streams: options.streams ?? false,
      attempt: 1,
    })
    this.#running.add(running)
    try {
      return await running
    } finally {
      this.#running.delete(running)
    }
  }
}

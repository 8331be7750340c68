/** Makes the calls of a client: checks, addresses, counts and ends them. */

import { contentMd5 } from './bodies/content-md5.ts'
import { createReceivedObject, type ReceivedObject } from './bodies/received-object.ts'
import {
  assertTimeout,
  type ClientEffects,
  type ClientSettings,
  type OssClientOptions,
  resolveSettings,
} from './client-options.ts'
import { isOssError, type OssError, OssNetworkError, withAttempts } from './errors.ts'
import type { CommonInput, Operation, OperationRequest } from './operations/operation.ts'
import { type ClientMemory, createCallPipeline, createMemory } from './pipeline/call-pipeline.ts'
import type { Call, CallResponse, Handler } from './pipeline/pipeline.ts'
import { decideRetry } from './pipeline/retry-policy.ts'
import { createConnections } from './wire/connections.ts'
import { createCustomTransport } from './wire/custom-transport.ts'
import { destinationOf, type Endpoint, resolveEndpoint } from './wire/endpoint.ts'
import type { Transport } from './wire/transport.ts'

/** How the single call is made; every method takes these besides its input. */
export interface CallOptions {
  /** Ends the call: it rejects with the signal's reason. A body being read ends with it too. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for the call with all its attempts and its body. @default the client's */
  readonly timeout?: number | undefined
}

const USER_AGENT = `oss-process-client (${process.platform}; node ${process.versions.node})`

/** What is behind a client's methods: settings, memory, pipeline and connections. */
export class Caller {
  readonly endpoint: Endpoint
  readonly memory: ClientMemory
  readonly #settings: ClientSettings
  readonly #effects: ClientEffects
  readonly #transport: Transport
  readonly #handle: Handler
  /** Calls under way. A Set of their promises would hold memory between garbage collections. */
  #running = 0
  readonly #onIdle: (() => void)[] = []
  #isClosed = false

  /** @throws {OssValidationError} `REGION_INVALID`, `ENDPOINT_INVALID`, `OPTION_INVALID`. */
  constructor(options: OssClientOptions, effects: ClientEffects) {
    const settings = resolveSettings(options)
    this.endpoint = resolveEndpoint(options)
    this.memory = createMemory({ options, settings, effects })
    this.#settings = settings
    this.#effects = effects
    this.#transport =
      options.transport === undefined
        ? createConnections({
            dispatcher: options.dispatcher,
            connectTimeoutMs: settings.connectTimeoutMs,
            maxConnections: settings.maxConnections,
            tls: options.tls,
          })
        : createCustomTransport(options.transport)
    const { memory } = this
    const transport = this.#transport
    this.#handle = createCallPipeline({ options, settings, effects, memory, transport })
  }

  /** Makes one call of an operation and reads its answer whole. */
  async call<Input extends CommonInput, Result>(
    operation: Operation<Input, Result>,
    input: Input & CallOptions,
  ): Promise<Result> {
    const request = operation.buildRequest(this.withDefaults(input))
    const response = await this.send(operation.name, request, input)
    try {
      return await operation.readResponse(response, request)
    } catch (error) {
      throw isOssError(error) ? withAttempts(error, response.attempts) : error
    }
  }

  /** Makes one call whose body is read by its receiver. */
  async receive(
    operation: string,
    request: OperationRequest,
    options: CallOptions,
  ): Promise<ReceivedObject> {
    const startedAtMs = this.#effects.now()
    const limitMs = options.timeout ?? this.#settings.timeoutMs
    const send = (part: OperationRequest, timeout: number | undefined): Promise<CallResponse> =>
      this.send(operation, part, { signal: options.signal, timeout, streams: true })
    return createReceivedObject({
      request,
      response: await send(request, limitMs),
      send: (part) => {
        const leftMs = limitMs && Math.max(1, limitMs - (this.#effects.now() - startedAtMs))
        return send(part, leftMs)
      },
      waitToResume: (error, stalls) => this.#waitToResume(error, stalls, options.signal),
    })
  }

  /** Sends a request through the pipeline. */
  async send(
    operation: string,
    request: OperationRequest,
    options: CallOptions & { readonly streams?: boolean },
  ): Promise<CallResponse> {
    if (this.#isClosed) throw new OssNetworkError('OSS_CLIENT_CLOSED', 'the client was closed')
    options.signal?.throwIfAborted()
    assertTimeout(options.timeout)
    const { origin, target } = destinationOf(this.endpoint, request)
    const headers: Record<string, string> = { 'user-agent': USER_AGENT, ...request.headers }
    const md5 = contentMd5(request)
    if (md5 !== undefined) headers['content-md5'] = md5
    const call: Call = {
      operation,
      request,
      headers,
      signed: undefined,
      origin,
      target,
      signal: options.signal,
      timeoutMs: options.timeout ?? this.#settings.timeoutMs,
      streams: options.streams ?? false,
      attempt: 1,
    }
    this.#running += 1
    try {
      return await this.#handle(call)
    } finally {
      this.#running -= 1
      if (this.#running === 0) for (const notify of this.#onIdle) notify()
    }
  }

  /** Fills the client's own `validate` into an input. */
  withDefaults<Input extends CommonInput>(input: Input): Input {
    return this.#settings.validate || input.validate !== undefined
      ? input
      : { ...input, validate: false }
  }

  /** Waits for the calls under way, aborts bodies that are still open, and disconnects. */
  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#running > 0) {
      await new Promise<void>((resolve) => this.#onIdle.push(resolve))
    }
    await this.#transport.close()
  }

  async #waitToResume(
    error: OssError,
    stalls: number,
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    const decision = decideRetry(
      { attempt: stalls + 1, error, isIdempotent: true, isRepeatable: true, isRecovered: false },
      this.#settings.retry,
      this.#effects.random(),
    )
    if (!decision.retry || this.#isClosed || !this.memory.budget.take()) return false
    await this.#effects.sleep(decision.delayMs, signal)
    return true
  }
}

/** AsyncProcessObject: begins a task that processes an object, and answers before it is done. */

import type { ProcessString, Style } from '@oss-process/process-string'
import { readJson } from '../wire/decode-body.ts'
import { assertObjectAddress } from './names.ts'
import {
  type CommonInput,
  type CommonResult,
  mergeHeaders,
  type Operation,
  type OperationRequest,
  type OperationResponse,
  readCommon,
  withoutUndefined,
} from './operation.ts'
import { assertProcess } from './process-validation.ts'

/** Input of {@link asyncProcessObject}. */
export interface AsyncProcessObjectInput extends CommonInput {
  /** Bucket of the source. */
  readonly bucket: string
  /** Key of the source. */
  readonly key: string
  /** What to do, where to save the result and which topic to notify. */
  readonly process: ProcessString<'async'> | Style<'async'> | string
  /** Whether the caller, not the bucket's owner, pays. @default false */
  readonly requesterPays?: boolean | undefined
}

/** Result of {@link asyncProcessObject}. */
export interface AsyncProcessObjectResult extends CommonResult {
  readonly eventId?: string
  readonly taskId?: string
  /** The id that the task service gave the request; `requestId` is that of the object service. */
  readonly processRequestId?: string
  /** The answer's JSON. */
  readonly raw?: unknown
}

/**
 * Builds and reads AsyncProcessObject.
 *
 * Sending it twice begins two tasks, so it is repeated only when the service turned it away.
 *
 * @see alibabacloud-oss-go-sdk-v2, AsyncProcessObject
 */
export const asyncProcessObject: Operation<AsyncProcessObjectInput, AsyncProcessObjectResult> = {
  name: 'asyncProcessObject',
  buildRequest,
  readResponse,
}

function buildRequest(input: AsyncProcessObjectInput): OperationRequest {
  assertObjectAddress(input, { isLenient: input.validate === false })
  const process = String(input.process ?? '')
  assertProcess(process, { mode: 'async', saving: 'allowed', validate: input.validate !== false })
  return {
    method: 'POST',
    bucket: input.bucket,
    key: input.key,
    query: { 'x-oss-async-process': '' },
    headers: mergeHeaders(
      { 'x-oss-request-payer': input.requesterPays ? 'requester' : undefined },
      input.headers,
    ),
    body: `x-oss-async-process=${process}`,
    isIdempotent: false,
    needsContentMd5: true,
  }
}

function readResponse(response: OperationResponse): AsyncProcessObjectResult {
  const common = readCommon(response)
  if (response.body.byteLength === 0) return common
  const raw = readJson(response, 'asyncProcessObject')
  return { ...common, ...readTask(raw), raw }
}

function readTask(raw: unknown): Partial<AsyncProcessObjectResult> {
  if (typeof raw !== 'object' || raw === null) return {}
  const { EventId, TaskId, RequestId } = raw as Readonly<Record<string, unknown>>
  return withoutUndefined({
    eventId: idOf(EventId),
    taskId: idOf(TaskId),
    processRequestId: idOf(RequestId),
  })
}

/** The Python SDK takes the task's id for a number, so both are read. */
function idOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

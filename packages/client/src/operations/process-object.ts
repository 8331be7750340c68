/** ProcessObject: processes an object and stores the result, in one signed synchronous POST. */

import type { ProcessString } from '@oss-process/process-string'
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

/** Input of {@link processObject}. */
export interface ProcessObjectInput extends CommonInput {
  /** Bucket of the source. */
  readonly bucket: string
  /** Key of the source. */
  readonly key: string
  /** What to do and where to save it; an image style must say where, by `saveAs`. */
  readonly process: ProcessString<'sync'> | string
  /** Whether the caller, not the bucket's owner, pays. @default false */
  readonly requesterPays?: boolean | undefined
}

/** Result of {@link processObject}; what the service does not send is left out. */
export interface ProcessObjectResult extends CommonResult {
  /** Bucket of the result, that of the source when none was named. */
  readonly bucket?: string
  /** Key of the result. */
  readonly key?: string
  /** Bytes of the stored result. */
  readonly fileSize?: number
  /** `OK` */
  readonly processStatus?: string
  /** The answer's JSON, for instructions that answer something else. */
  readonly raw?: unknown
}

/**
 * Builds and reads ProcessObject.
 *
 * The body stands as it is, not form-encoded, as in the official Python and Go SDKs. Saving twice has
 * the effect of saving once, so it may be repeated although it is a POST.
 *
 * @see alibabacloud-oss-go-sdk-v2, ProcessObject
 */
export const processObject: Operation<ProcessObjectInput, ProcessObjectResult> = {
  name: 'processObject',
  buildRequest,
  readResponse,
}

function buildRequest(input: ProcessObjectInput): OperationRequest {
  assertObjectAddress(input, { isLenient: input.validate === false })
  const process = String(input.process ?? '')
  assertProcess(process, { mode: 'sync', saving: 'required', validate: input.validate !== false })
  return {
    method: 'POST',
    bucket: input.bucket,
    key: input.key,
    query: { 'x-oss-process': '' },
    headers: mergeHeaders(
      { 'x-oss-request-payer': input.requesterPays ? 'requester' : undefined },
      input.headers,
    ),
    body: `x-oss-process=${process}`,
    isIdempotent: true,
    needsContentMd5: true,
  }
}

function readResponse(response: OperationResponse, request: OperationRequest): ProcessObjectResult {
  const common = readCommon(response)
  if (response.body.byteLength === 0) return common
  const raw = readJson(response, 'processObject')
  return Object.assign(common, readSaved(raw, request), { raw })
}

function readSaved(raw: unknown, request: OperationRequest): Partial<ProcessObjectResult> {
  if (typeof raw !== 'object' || raw === null) return {}
  const { bucket, object, fileSize, status } = raw as Readonly<Record<string, unknown>>
  const key = textOf(object)
  return withoutUndefined({
    bucket: key === undefined ? undefined : textOf(bucket) || request.bucket,
    key,
    fileSize: byteCountOf(fileSize),
    processStatus: textOf(status),
  })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function byteCountOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) ? count : undefined
}

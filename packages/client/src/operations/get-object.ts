/** GetObject: the bytes of an object, as stored or processed. */

import type { Style } from '@oss-process/process-string'
import type { ValidationIssue } from '../errors.ts'
import { assertNoIssues, assertObjectAddress } from './names.ts'
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

/** Input of {@link getObject}. */
export interface GetObjectInput extends CommonInput {
  readonly bucket: string
  readonly key: string
  /** What to do with the object on its way; nothing is stored. */
  readonly process?: Style<'sync'> | string | undefined
  readonly versionId?: string | undefined
  /** First and last byte wanted, both counted from 0 and included. */
  readonly range?: { readonly start: number; readonly end?: number | undefined } | undefined
  /** Only if the object's ETag is this; else `PreconditionFailed`. */
  readonly ifMatch?: string | undefined
  /** Only if the object's ETag is another; else `NotModified`. */
  readonly ifNoneMatch?: string | undefined
  /** Only if changed since; else `NotModified`. */
  readonly ifModifiedSince?: Date | undefined
}

/** What the head of GetObject's and HeadObject's answers says. */
export interface ObjectHead extends CommonResult {
  readonly contentType?: string
  /** Bytes of this answer. */
  readonly contentLength?: number
  /** As sent, quotes included. */
  readonly etag?: string
  readonly lastModified?: Date
  readonly versionId?: string
  /** User metadata: name without `x-oss-meta-` → value. */
  readonly metadata: Readonly<Record<string, string>>
}

/** Result of {@link getObject} when its body was read whole; the client returns a stream instead. */
export interface GetObjectBytes extends ObjectHead {
  readonly body: Uint8Array
}

/**
 * Builds and reads GetObject.
 *
 * @see "GetObject"; "Image processing"
 */
export const getObject: Operation<GetObjectInput, GetObjectBytes> = {
  name: 'getObject',
  buildRequest,
  readResponse: (response) => ({ ...readObjectHead(response), body: response.body }),
}

function buildRequest(input: GetObjectInput): OperationRequest {
  const validate = input.validate !== false
  assertObjectAddress(input, { isLenient: !validate })
  const process = input.process === undefined ? undefined : String(input.process)
  if (process !== undefined) assertProcess(process, { mode: 'sync', saving: 'forbidden', validate })
  const range = readRange(input.range)
  return {
    method: 'GET',
    bucket: input.bucket,
    key: input.key,
    query: { 'x-oss-process': process, versionId: input.versionId },
    headers: mergeHeaders(
      {
        range,
        'if-match': input.ifMatch,
        'if-none-match': input.ifNoneMatch,
        'if-modified-since': input.ifModifiedSince?.toUTCString(),
        // By default the service takes a range out of bounds for the whole object.
        'x-oss-range-behavior': range === undefined ? undefined : 'standard',
      },
      input.headers,
    ),
    isIdempotent: true,
  }
}

/** Writes a range as HTTP does; the service takes one that it cannot read for the whole object. */
function readRange(range: GetObjectInput['range']): string | undefined {
  if (range === undefined) return undefined
  const { start, end } = Object(range) as Partial<NonNullable<typeof range>> // whatever was given
  const isRange = isOffset(start) && (end === undefined || (isOffset(end) && end >= start))
  if (!isRange) assertNoIssues([rangeIssue(range)])
  return `bytes=${start}-${end ?? ''}`
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function rangeIssue(range: unknown): ValidationIssue {
  const form =
    '{ start, end } in whole bytes, counted from 0, start no larger than end, or { start }'
  const received = JSON.stringify(range)?.slice(0, 80)
  return {
    code: 'RANGE_INVALID',
    severity: 'error',
    message: `expected range to be ${form}, received ${received}`,
    path: ['range'],
    received: range,
  }
}

/** Reads the head of an answer that carries, or describes, an object. */
export function readObjectHead(response: Omit<OperationResponse, 'body'>): ObjectHead {
  const { headers } = response
  const byteLength = Number(headers['content-length'] ?? Number.NaN)
  const modifiedMs = Date.parse(headers['last-modified'] ?? '')
  const named = withoutUndefined({
    contentType: headers['content-type'],
    contentLength: Number.isNaN(byteLength) ? undefined : byteLength,
    etag: headers['etag'],
    lastModified: Number.isNaN(modifiedMs) ? undefined : new Date(modifiedMs),
    versionId: headers['x-oss-version-id'],
  })
  return { ...readCommon(response), ...named, metadata: readMetadata(headers) }
}

function readMetadata(headers: OperationResponse['headers']): Record<string, string> {
  const prefix = 'x-oss-meta-'
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  )
}

/** An object whose head has arrived: its body goes on by ranges when the connection breaks. */

import { isOssError, type OssError, withAttempts } from '../errors.ts'
import { type ObjectHead, readObjectHead } from '../operations/get-object.ts'
import type { OperationRequest } from '../operations/operation.ts'
import type { CallResponse } from '../pipeline/pipeline.ts'
import type { BodyStream } from './body-stream.ts'
import { createReadableBody, type ReadableBody } from './readable-body.ts'
import { resumeBody } from './resumed-body.ts'

/** Result of the client's `getObject`. */
export interface ReceivedObject extends ObjectHead, ReadableBody {}

/** Parts of {@link createReceivedObject}. */
export interface ReceptionParts {
  readonly request: OperationRequest
  readonly response: CallResponse
  /** Sends another request of the same call. */
  readonly send: (request: OperationRequest) => Promise<CallResponse>
  /**
   * Waits before the body is asked for again.
   *
   * @param stalls - how often in a row that has brought nothing.
   * @returns `false` to give up.
   */
  readonly waitToResume: (error: OssError, stalls: number) => Promise<boolean>
}

/** Joins an object's head with the ways to read its body. */
export function createReceivedObject(parts: ReceptionParts): ReceivedObject {
  const { stream } = parts.response
  const body = stream === undefined ? new Blob([]).stream() : receiveBody(stream, parts)
  return { ...readObjectHead(parts.response), ...createReadableBody(body) }
}

function receiveBody(stream: BodyStream, parts: ReceptionParts): ReadableStream<Uint8Array> {
  const range = resumableRange(parts)
  let { attempts } = parts.response
  let stalls = 0
  let lastOffset = 0
  return resumeBody(stream, {
    reopen: async (offset, error) => {
      stalls = offset > lastOffset ? 0 : stalls + 1
      lastOffset = offset
      withAttempts(error, attempts)
      if (range === undefined || !(await parts.waitToResume(error, stalls))) return undefined
      const response = await parts
        .send(requestFrom(offset, range, parts.request))
        .catch((failure) => {
          throw isOssError(failure) ? withAttempts(failure, attempts + failure.attempts) : failure
        })
      attempts += response.attempts
      if (response.statusCode === 206) return response.stream
      await response.stream?.readable.cancel()
      withAttempts(error, attempts)
      return undefined
    },
  })
}

/** The bytes that an answer holds, when a later request can ask for the same bytes. */
interface ResumableRange {
  readonly start: number
  /** Empty: to the end of the object. */
  readonly end: string
  readonly etag: string
}

/**
 * A processed result is made anew for each request, and without an ETag nothing says that the object
 * is still the same: neither can be continued.
 */
function resumableRange({ request, response }: ReceptionParts): ResumableRange | undefined {
  const etag = response.headers['etag']
  if (etag === undefined || etag.startsWith('W/') || request.query['x-oss-process']) {
    return undefined
  }
  if (response.statusCode === 200) return { start: 0, end: '', etag }
  const [, start, end] = /^bytes (\d+)-(\d+)\//.exec(response.headers['content-range'] ?? '') ?? []
  if (start === undefined || end === undefined) return undefined
  return { start: Number(start), end, etag }
}

function requestFrom(
  offset: number,
  { start, end, etag }: ResumableRange,
  request: OperationRequest,
): OperationRequest {
  const headers = {
    ...request.headers,
    range: `bytes=${start + offset}-${end}`,
    'x-oss-range-behavior': 'standard',
    'if-match': etag,
  }
  return { ...request, headers }
}

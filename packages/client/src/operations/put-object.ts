/** PutObject: stores bytes under a key. */

import { type UploadProgress, watchUpload } from '../bodies/upload-progress.ts'
import { OssValidationError } from '../errors.ts'
import { contentTypeOf } from './content-type.ts'
import { assertObjectAddress } from './names.ts'
import {
  type CommonInput,
  type CommonResult,
  mergeHeaders,
  type OpenableBody,
  type Operation,
  type OperationRequest,
  type OperationResponse,
  type RequestBody,
  readCommon,
  withoutUndefined,
} from './operation.ts'

/** Input of {@link putObject}. */
export interface PutObjectInput extends CommonInput {
  readonly bucket: string
  readonly key: string
  /**
   * Text, bytes, a stream, or an {@link OpenableBody}, which can be sent again when an attempt fails;
   * a stream is sent once.
   */
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array> | OpenableBody
  /** Bytes of a stream, when known. @default sent in chunks */
  readonly contentLength?: number | undefined
  /** MIME type. @default by the key's extension, else `application/octet-stream` */
  readonly contentType?: string | undefined
  /** User metadata: name without `x-oss-meta-` → value in visible ASCII. */
  readonly metadata?: Readonly<Record<string, string>> | undefined
  /** Called with the number of bytes sent, after each piece. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined
  /** Refuses to replace an object that exists. @default false */
  readonly forbidOverwrite?: boolean | undefined
}

/** Result of {@link putObject}. */
export interface PutObjectResult extends CommonResult {
  /** As sent, quotes included. */
  readonly etag?: string
  readonly versionId?: string
}

/** Builds and reads PutObject. */
export const putObject: Operation<PutObjectInput, PutObjectResult> = {
  name: 'putObject',
  buildRequest,
  readResponse,
}

function buildRequest(input: PutObjectInput): OperationRequest {
  assertObjectAddress(input, { isLenient: input.validate === false })
  const headers: Record<string, string | undefined> = {
    'content-type': input.contentType ?? contentTypeOf(input.key),
    'x-oss-forbid-overwrite': input.forbidOverwrite ? 'true' : undefined,
  }
  for (const [name, value] of Object.entries(input.metadata ?? {})) {
    headers[`x-oss-meta-${name.toLowerCase()}`] = value
  }
  const body = toRequestBody(input.body, input.contentLength)
  return {
    method: 'PUT',
    bucket: input.bucket,
    key: input.key,
    query: {},
    headers: mergeHeaders(headers, input.headers),
    body: input.onProgress === undefined ? body : watchUpload(body, input.onProgress),
    // With forbidOverwrite a repetition would meet the object that the first attempt stored.
    isIdempotent: !input.forbidOverwrite,
  }
}

function toRequestBody(
  body: PutObjectInput['body'],
  contentLength: number | undefined,
): RequestBody {
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (typeof body === 'object' && body !== null) {
    // First, since a stream of Node's fs has a method `open` too.
    if (Symbol.asyncIterator in body) {
      return { byteLength: contentLength, isRepeatable: false, open: () => body }
    }
    if ('open' in body) return body
  }
  throw new OssValidationError([
    {
      code: 'BODY_INVALID',
      severity: 'error',
      message: `expected body to be text, a Uint8Array, a stream or fromFile(path), received ${body === null ? 'null' : typeof body}`,
      path: ['body'],
    },
  ])
}

function readResponse(response: OperationResponse): PutObjectResult {
  const { etag, 'x-oss-version-id': versionId } = response.headers
  return { ...readCommon(response), ...withoutUndefined({ etag, versionId }) }
}

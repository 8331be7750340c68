/** What every operation has in common: its input, its request and its response as plain values. */

import type { OssServiceError } from '../errors.ts'

/** Bytes that can be sent more than once: each call opens them anew. */
export interface OpenableBody {
  /** Bytes in all, when known; without it the request is sent in chunks. */
  readonly byteLength?: number | undefined
  /** Whether `open` may be called again for another attempt. */
  readonly isRepeatable: boolean
  readonly open: () => AsyncIterable<Uint8Array>
}

/** What a request carries. */
export type RequestBody = string | Uint8Array | OpenableBody

/** One call of the service before addressing and signing. Key and query are raw text. */
export interface OperationRequest {
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT'
  readonly bucket?: string | undefined
  readonly key?: string | undefined
  /** `''` and `null` are a parameter without a value. */
  readonly query: Readonly<Record<string, string | null | undefined>>
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: RequestBody | undefined
  /** Whether sending it twice has the effect of sending it once. */
  readonly isIdempotent: boolean
  /** Whether the client adds Content-MD5 of the body, unless the caller gave one. */
  readonly needsContentMd5?: boolean | undefined
}

/** Response headers by lower-case name. */
export type ResponseHeaders = Readonly<Record<string, string>>

/** An answer whose body was read. */
export interface OperationResponse {
  readonly statusCode: number
  readonly headers: ResponseHeaders
  readonly body: Uint8Array
}

/** Members of every operation's input. */
export interface CommonInput {
  /** Further request headers; they win over the operation's own. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
  /**
   * `false` sends process strings and keys unchecked, for what this version does not know yet. Bucket
   * names are checked always, since they become part of the host. @default true
   */
  readonly validate?: boolean | undefined
}

/** Members of every operation's result. */
export interface CommonResult {
  readonly statusCode: number
  /** Quote it to the service's support. */
  readonly requestId: string | undefined
  readonly headers: ResponseHeaders
}

/** An operation: two pure functions around one round trip. */
export interface Operation<Input, Result> {
  readonly name: string
  /**
   * Builds the request of an input.
   *
   * @throws {OssValidationError} when the input cannot be sent.
   */
  readonly buildRequest: (input: Input) => OperationRequest
  /**
   * Reads the answer of a request that succeeded.
   *
   * @throws {OssServiceError} when the answer is not one of this operation.
   */
  readonly readResponse: (
    response: OperationResponse,
    request: OperationRequest,
  ) => Result | Promise<Result>
}

/** The members that every result takes from the answer's head. */
export function readCommon(response: Omit<OperationResponse, 'body'>): CommonResult {
  return {
    statusCode: response.statusCode,
    requestId: response.headers['x-oss-request-id'],
    headers: response.headers,
  }
}

/**
 * Lays the caller's headers over an operation's own.
 *
 * @returns headers by lower-case name, those without a value left out.
 */
export function mergeHeaders(
  own: Readonly<Record<string, string | undefined>>,
  given: Readonly<Record<string, string | undefined>> | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined) headers[name] = value
  }
  if (given === undefined) return headers
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) headers[name.toLowerCase()] = value
  }
  return headers
}

/** The request of a failed answer, as far as its error wants to know it. */
export interface FailedRequest {
  readonly operation: string
  readonly region?: string | undefined
  readonly bucket?: string | undefined
  readonly key?: string | undefined
  /** What was signed, so that a mismatch can be explained: any result of `signHeaders`. */
  readonly signed?: SignedTexts | undefined
}

/** The texts behind a signature. */
export interface SignedTexts {
  readonly canonicalRequest: string
  readonly stringToSign: string
  readonly signature: string
}

/** Reads an error document; see `readServiceError`. */
export type ReadServiceError = (
  response: OperationResponse,
  request: FailedRequest,
) => Promise<OssServiceError>

/** A shape whose members may each be left out, and hold no `undefined`. */
export type WithoutUndefined<Shape> = {
  readonly [Name in keyof Shape]?: Exclude<Shape[Name], undefined>
}

/** Returns a copy without the members that are `undefined`. */
export function withoutUndefined<Shape extends object>(shape: Shape): WithoutUndefined<Shape> {
  const copy: { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> } = {}
  for (const name in shape) {
    const value = shape[name]
    // The comparison does not narrow an indexed type.
    if (value !== undefined) copy[name] = value as Exclude<Shape[typeof name], undefined>
  }
  return copy
}

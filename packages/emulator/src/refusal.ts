/**
 * The refusal of a request. Any part of the emulator throws one; only `http/error-response.ts` turns it
 * into the XML of the service.
 */

/** What a refusal says. */
export interface RefusalParts {
  /** HTTP status, 304 or 400 to 599. */
  readonly status: number
  /** The service's own code, such as `NoSuchKey`. */
  readonly code: string
  /** One sentence: what was expected, what was received. */
  readonly message: string
  /** The service's full EC text, such as `0026-00000001`. */
  readonly ec?: string
  /** Further members of the error document, in order, such as `BucketName`. */
  readonly details?: Readonly<Record<string, string>>
  /** Further headers of the response, such as `allow`. */
  readonly headers?: Readonly<Record<string, string>>
  /** The underlying error, for debugging; never sent. */
  readonly cause?: unknown
}

/**
 * An error response of the service.
 *
 * @example
 * throw new OssRefusal({ status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' })
 * @see "Error responses"
 */
export class OssRefusal extends Error {
  override readonly name = 'OssRefusal'
  readonly status: number
  readonly code: string
  readonly ec: string | undefined
  readonly details: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>

  constructor(parts: RefusalParts) {
    super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause })
    this.status = parts.status
    this.code = parts.code
    this.ec = parts.ec
    this.details = parts.details ?? {}
    this.headers = parts.headers ?? {}
  }
}

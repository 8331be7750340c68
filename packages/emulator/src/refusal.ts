/**
 * The answer of the service that is an error. Whatever part of the emulator finds that a request
 * cannot be done throws one; `error-response.ts` alone turns it into the service's XML.
 */

/** What the service says when it refuses. */
export interface RefusalParts {
  /** HTTP status, 304 or 400 to 599. */
  readonly status: number
  /** The service's own code, such as `NoSuchKey`. */
  readonly code: string
  /** One sentence for people: expected what, received what. */
  readonly message: string
  /** The service's full EC text, such as `0026-00000001`. */
  readonly ec?: string
  /** Further members of the error document, in order, such as `BucketName`. */
  readonly details?: Readonly<Record<string, string>>
  /** Further headers of the answer, such as `allow`. */
  readonly headers?: Readonly<Record<string, string>>
  /** What led to it, for people who debug the emulator; never sent. */
  readonly cause?: unknown
}

/**
 * An answer of the service that is an error.
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

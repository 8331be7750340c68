/** What the client throws; every class extends {@link OssError}. */

/** Where the time of an {@link OssTimeoutError} ran out. */
export type TimeoutPhase = 'connect' | 'headers' | 'body' | 'total'

/** Codes of {@link OssNetworkError}. */
export type OssNetworkErrorCode =
  | 'OSS_HOST_NOT_FOUND'
  | 'OSS_CONNECTION_REFUSED'
  | 'OSS_CONNECTION_LOST'
  | 'OSS_TLS_FAILED'
  | 'OSS_RESPONSE_MALFORMED'
  | 'OSS_RESPONSE_TOO_LARGE'
  | 'OSS_REQUEST_BODY_FAILED'
  | 'OSS_CLIENT_CLOSED'

/** Codes of {@link OssCredentialsError}. */
export type OssCredentialsErrorCode = 'OSS_CREDENTIALS_MISSING' | 'OSS_CREDENTIALS_FETCH_FAILED'

/** One problem of an input; the issues of process strings have this shape too. */
export interface ValidationIssue {
  /** Stable name of the problem, such as `BUCKET_NAME_INVALID`. */
  readonly code: string
  readonly severity: 'error' | 'warning' | 'hint'
  /** Expected what, for which input, received what, and the remedy. */
  readonly message: string
  /** Where in the input, for example `['target', 'key']`. */
  readonly path?: readonly (string | number)[] | undefined
  readonly received?: unknown
  readonly expected?: string | undefined
  /** In a process string: the action and its parameter, as on the wire. */
  readonly action?: string | undefined
  readonly parameter?: string | undefined
  /** The nearest right name, for one that is not known. */
  readonly suggestion?: string | undefined
  /** The service's own code for it, such as `0040-00000312`. */
  readonly ec?: string | undefined
  /** UTF-16 offsets of the culprit in a process string. */
  readonly start?: number | undefined
  readonly end?: number | undefined
}

/** Members that every error may carry besides its message. */
export interface OssErrorOptions extends ErrorOptions {
  /** What to do about it, when the cause is known. */
  readonly hint?: string | undefined
}

/** Base of all errors of this package. */
export class OssError extends Error {
  override readonly name: string = 'OssError'
  /** A literal code of this package, or the service's own. */
  readonly code: string
  /** How many times the request was sent, or tried to be; 0 when nothing left this process. */
  readonly attempts: number = 0
  /** What to do about it, when the cause is known. */
  readonly hint?: string

  constructor(code: string, message: string, options?: OssErrorOptions) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    if (options?.hint !== undefined) this.hint = options.hint
  }
}

/** What an answer of the service says about its error. */
export interface ServiceErrorFields {
  readonly code: string
  readonly message: string
  readonly statusCode: number
  readonly requestId?: string | undefined
  readonly ec?: string | undefined
  readonly hostId?: string | undefined
  readonly hint?: string | undefined
  /** The service's clock when it answered. */
  readonly serverDate?: Date | undefined
  /** `Retry-After` of the answer, milliseconds from its receipt. */
  readonly retryAfterMs?: number | undefined
  /** Why a signature does not match, for a terminal. */
  readonly explanation?: string | undefined
  /** The other members of the error document, such as `StringToSign`. */
  readonly details?: ReadonlyMap<string, string>
}

/**
 * The service answered with an error.
 *
 * `code` is what programs test; `ec` and `requestId` are what support asks for.
 *
 * @see "Error responses"
 */
export class OssServiceError extends OssError {
  override readonly name = 'OssServiceError'
  readonly statusCode: number
  readonly requestId: string | undefined
  readonly ec: string | undefined
  readonly hostId: string | undefined
  readonly serverDate: Date | undefined
  readonly retryAfterMs: number | undefined
  readonly #details: ReadonlyMap<string, string>
  readonly #explanation: string | undefined

  constructor(fields: ServiceErrorFields, options?: ErrorOptions) {
    super(fields.code, fields.message, { ...options, hint: fields.hint })
    this.statusCode = fields.statusCode
    this.requestId = fields.requestId
    this.ec = fields.ec
    this.hostId = fields.hostId
    this.serverDate = fields.serverDate
    this.retryAfterMs = fields.retryAfterMs
    this.#details = fields.details ?? new Map()
    this.#explanation = fields.explanation
  }

  /**
   * The other members of the service's error document, by their names there. Not printed with the
   * error: for a presigned request they repeat its signature.
   */
  get details(): ReadonlyMap<string, string> {
    return this.#details
  }

  /**
   * For `SignatureDoesNotMatch`: what was signed here beside what the service signed, line by line,
   * and the likely cause. For people, not for logs: it shows what was signed, tokens included.
   */
  get explanation(): string | undefined {
    return this.#explanation
  }
}

/** No whole, readable answer arrived. `cause` is the error of the connection. */
export class OssNetworkError extends OssError {
  override readonly name = 'OssNetworkError'
  declare readonly code: OssNetworkErrorCode

  constructor(code: OssNetworkErrorCode, message: string, options?: OssErrorOptions) {
    super(code, message, options)
  }
}

/** A time limit passed; `phase` says which. */
export class OssTimeoutError extends OssError {
  override readonly name = 'OssTimeoutError'
  declare readonly code: 'OSS_TIMEOUT'
  readonly phase: TimeoutPhase

  constructor(phase: TimeoutPhase, message: string, options?: OssErrorOptions) {
    super('OSS_TIMEOUT', message, options)
    this.phase = phase
  }
}

/** No credentials were found, or they could not be fetched. */
export class OssCredentialsError extends OssError {
  override readonly name = 'OssCredentialsError'
  declare readonly code: OssCredentialsErrorCode

  constructor(code: OssCredentialsErrorCode, message: string, options?: OssErrorOptions) {
    super(code, message, options)
  }
}

/** The input was refused before anything was sent; `issues` holds all its problems. */
export class OssValidationError extends OssError {
  override readonly name = 'OssValidationError'
  declare readonly code: 'OSS_VALIDATION_FAILED'
  readonly issues: readonly ValidationIssue[]

  constructor(issues: readonly ValidationIssue[], options?: OssErrorOptions) {
    super('OSS_VALIDATION_FAILED', issues.map((issue) => issue.message).join('; '), options)
    this.issues = issues
  }
}

/**
 * Recognises any error of this package, also from another copy of it.
 *
 * @param value - anything caught.
 */
export function isOssError(value: unknown): value is OssError {
  return value instanceof Error && value.name.startsWith('Oss') && 'attempts' in value
}

/**
 * Records on an error how often its request was tried.
 *
 * @returns the error itself.
 */
export function withAttempts(error: OssError, attempts: number): OssError {
  // Read-only to users; only the code that repeats requests knows the number.
  ;(error as { attempts: number }).attempts = attempts
  return error
}

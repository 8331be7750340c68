/** The one error class of this package, and how its messages quote what was received. */

/** What was wrong with the arguments of a call. */
export type SignerErrorCode =
  | 'CREDENTIALS_INVALID'
  | 'REGION_INVALID'
  | 'PRODUCT_INVALID'
  | 'DATE_INVALID'
  | 'METHOD_INVALID'
  | 'ENDPOINT_INVALID'
  | 'BUCKET_INVALID'
  | 'KEY_INVALID'
  | 'QUERY_INVALID'
  | 'HEADER_INVALID'
  | 'EXPIRES_IN_INVALID'
  | 'ALIGN_TO_INVALID'
  | 'POLICY_INVALID'
  | 'CRYPTO_UNAVAILABLE'

/** Thrown when a request cannot be signed as given; the message says what to change. */
export class SignerError extends Error {
  override readonly name = 'SignerError'
  readonly code: SignerErrorCode
  constructor(code: SignerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Builds the error `expected …, received …`. */
export function misuse(code: SignerErrorCode, expected: string, received: string): SignerError {
  return new SignerError(code, `expected ${expected}, received ${received}`)
}

/**
 * Gives the value if it is a text of the legal form.
 *
 * @throws {SignerError} with the code; what was received is quoted, unless it belongs to credentials.
 */
export function assertText(
  code: SignerErrorCode,
  expected: string,
  value: unknown,
  legal: RegExp,
): string {
  if (typeof value === 'string' && legal.test(value)) return value
  throw misuse(code, expected, code === 'CREDENTIALS_INVALID' ? 'something else' : show(value))
}

/** Quotes a received value for a message: text in quotation marks and cut, anything else by its type. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80))
  return typeof value === 'number' ? String(value) : typeof value
}

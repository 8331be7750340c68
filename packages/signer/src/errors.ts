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
  declare readonly code: SignerErrorCode
  constructor(code: SignerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** @throws {SignerError} with the message `expected …, received …`. */
export function misuse(code: SignerErrorCode, expected: string, received: string): never {
  throw new SignerError(code, `expected ${expected}, received ${received}`)
}

/**
 * Gives the value if it is a text of the legal form.
 *
 * @param received - what the message says instead of quoting the value, which may be a secret.
 * @throws {SignerError} with the code.
 */
export function assertText(
  code: SignerErrorCode,
  expected: string,
  value: unknown,
  legal: Pick<RegExp, 'test'>,
  received?: string,
): string {
  return typeof value === 'string' && legal.test(value)
    ? value
    : misuse(code, expected, received ?? show(value))
}

/** Quotes a received value for a message: text in quotation marks and cut, anything else by its type. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80))
  return typeof value === 'number' ? String(value) : typeof value
}

/** The one error class of this package, and how arguments are checked and quoted. */

/** Which argument of a call was wrong. */
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
  | 'TARGET_INVALID'
  | 'CRYPTO_UNAVAILABLE'

/** Thrown when a request cannot be signed as given; the message says what to change. */
export class SignerError extends Error {
  override readonly name = 'SignerError'
  readonly code: SignerErrorCode
  constructor(code: SignerErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** @throws {SignerError} with the message `expected …, received …`. */
export function misuse(code: SignerErrorCode, expected: string, received: string | number): never {
  throw new SignerError(code, `expected ${expected}, received ${received}`)
}

/** Whether a value is a text of the given form. */
export function matches(value: unknown, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value)
}

/** Whether a value is a text without lone surrogates, which have no UTF-8 form. */
export function isWellFormed(value: unknown): value is string {
  return matches(value, /^\P{Surrogate}*$/u)
}

/**
 * Quotes a received value for a message: a text in quotation marks, cut at 80 characters; a number as
 * it is; anything else by its type. What stands before an `@` is left out: it may be the password of a
 * URL.
 */
export function quote(value: unknown): string | number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return typeof value
  const withoutPassword = value.slice(value.lastIndexOf('@') + 1)
  return JSON.stringify(withoutPassword.slice(0, 80))
}

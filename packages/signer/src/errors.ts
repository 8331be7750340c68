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
  constructor(code: SignerErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** @throws {SignerError} with the message `expected …, received …`. */
export function misuse(code: SignerErrorCode, expected: string, received: string | number): never {
  throw new SignerError(code, `expected ${expected}, received ${received}`)
}

/**
 * Gives the value if it is a text of the legal form.
 *
 * @param received - what the message says instead of quoting the value, which may be a secret.
 * @throws {SignerError} with the code.
 */
export const assertText = (
  code: SignerErrorCode,
  expected: string,
  value: unknown,
  legal: Pick<RegExp, 'test'>,
  received?: string | number,
): string =>
  typeof value === 'string' && legal.test(value)
    ? value
    : misuse(code, expected, received ?? show(value))

/**
 * Quotes a received value for a message: text in quotation marks and cut, without what stands before
 * an `@` and may be the password of a URL, numbers as they are, anything else by its type.
 */
export const show = (value: unknown): string | number => {
  // A split gives one part at least.
  if (typeof value === 'string')
    return JSON.stringify((value.split('@').pop() as string).slice(0, 80))
  return typeof value === 'number' ? value : typeof value
}

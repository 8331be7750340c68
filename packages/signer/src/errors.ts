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

/** Quotes a received value for a message: text in quotation marks and cut, anything else by its type. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value)
  }
  if (typeof value === 'number' || value === null) return String(value)
  return value === undefined ? 'nothing' : `a value of type ${typeof value}`
}

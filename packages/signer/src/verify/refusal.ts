/**
 * The answers of the service to a request that it does not accept.
 *
 * Codes and EC numbers are those of the service's error pages (`0002-00000202` and siblings). Where
 * the pages and answers seen in the wild differ, the answer wins: a wrong region in the header form
 * is `0002-00000226`, a wrong product `0002-00000227`.
 */

/** The service's `Code`. */
export type RefusalCode =
  | 'AccessDenied'
  | 'EntityTooLarge'
  | 'EntityTooSmall'
  | 'InvalidAccessKeyId'
  | 'InvalidArgument'
  | 'InvalidPolicyDocument'
  | 'InvalidSecurityToken'
  | 'InvalidURI'
  | 'RequestTimeTooSkewed'
  | 'SecurityTokenExpired'
  | 'SignatureDoesNotMatch'

/** A request that must not be served. */
export interface Refusal {
  readonly ok: false
  /** HTTP status of the service's answer. */
  readonly status: 400 | 403
  readonly code: RefusalCode
  /** Full EC number such as `0002-00000040`; the empty text where the service's number is not known. */
  readonly ec: string
  readonly message: string
  /** Where the signature was looked for; `'none'` when the request carries no signature at all. */
  readonly form: SignatureForm | 'none'
  /** What the service would sign; only with `SignatureDoesNotMatch`. */
  readonly canonicalRequest?: string
  readonly stringToSign?: string
  readonly signatureProvided?: string
}

/** Where a request carries its signature. */
export type SignatureForm = 'header' | 'query' | 'policy'

/** Builds a refusal; `number` is the last part of the EC, without its zeros; 0 where it is not known. */
export const refuse = (
  form: SignatureForm | 'none',
  code: RefusalCode,
  number: number,
  message: string,
): Refusal => ({
  ok: false,
  status: /Access|Token|Time|Match/.test(code) ? 403 : 400,
  code,
  ec: number ? `0002-${String(number + 1e8).slice(1)}` : '',
  message,
  form,
})
